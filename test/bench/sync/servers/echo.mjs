// The least any server can do: every message goes to everyone, its sender included. Plain JavaScript, as every server
// of the bench: stripping types would cost it memory and start-up time.
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ host: '127.0.0.1', port: Number(process.argv[2]), perMessageDeflate: false }, () =>
  console.log('listening'),
);
server.on('connection', (socket) => {
  socket.on('message', (data, isBinary) => {
    for (const client of server.clients) client.send(data, { binary: isBinary });
  });
});
