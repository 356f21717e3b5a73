// Loaded before a server that knows no option for it (`node --import`): it listens on this computer only.
import { Server } from 'node:net';

const { listen } = Server.prototype;
Server.prototype.listen = function (options, ...rest) {
  return listen.call(
    this,
    { ...(typeof options === 'object' ? options : { port: options }), host: '127.0.0.1' },
    ...rest,
  );
};
