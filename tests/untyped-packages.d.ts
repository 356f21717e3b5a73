/** A package without types. */
declare module 'snowball-stemmers';
