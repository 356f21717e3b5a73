// A help center of the same articles: layout, contact block, previous and next. Without search.
module.exports = (config) => {
  config.addGlobalData('layout', 'article.njk');
  return { dir: { input: 'content', includes: '../_includes', output: 'site' }, markdownTemplateEngine: false };
};
