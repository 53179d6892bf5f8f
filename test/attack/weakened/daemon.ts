import { type Weakening, cut, without } from './weakening.ts';

const FILTER = 'daemon/upgrade-filter.ts';
const CS1 = 'shared/protocol/cs1.ts';
const HANDSHAKE = 'daemon/handshake.ts';
const SERVER = 'daemon/server.ts';
const SESSION = 'daemon/session.ts';
const MALFORMED = 'return connection.close(CLOSE.malformed, describe(parsed.error.issues[0]));';

/** Checks of the daemon, and of the protocol that both sides share. */
export const daemonWeakenings: readonly Weakening[] = [
  without(
    'hostile origins',
    'any Origin is taken',
    cut(
      FILTER,
      'return state.isPairedOrigin(origin) || (state.isPairing(origin) && mayPair(origin)) ? origin : null;',
      'return origin;',
    ),
  ),
  without('hosts', 'any Host is taken', cut(FILTER, "only('host') === endpointOf(state.port) &&")),
  without(
    'other addresses',
    'the daemon listens on every address',
    cut(SERVER, 'host: HOST, port, exclusive', "host: '0.0.0.0', port, exclusive"),
  ),
  without(
    'refusal reasons',
    'what is no HTTP is answered by Node',
    cut('daemon/door.ts', "http.on('clientError', (_problem, stream: Duplex) => refuse(null, stream));"),
  ),
  without(
    'HTTP side doors',
    'who expects a 100 is answered by Node',
    cut('daemon/door.ts', "['request', 'checkContinue', 'checkExpectation']", "['request']"),
  ),
  without(
    'mutated handshakes',
    'every proof is right',
    cut(CS1, "subtle.verify('HMAC', key, bytes, lengthPrefixed(hash, direction))", 'bytes.length > 0'),
  ),
  without(
    'replay, reflection, mix-up',
    "the daemon's nonce is always the same",
    cut(
      HANDSHAKE,
      'const nd = toBase64Url(randomBytes(crypto, 32));\n  const hash = await connectHash',
      "const nd = 'A'.repeat(43);\n  const hash = await connectHash",
    ),
  ),
  without('bad proofs', 'failures are not counted', cut('daemon/attempts.ts', 'if (!isGood) account.tokens -= 1;')),
  without(
    'guessed pairing codes',
    'a code may be tried without end',
    cut('daemon/pairing-window.ts', 'current = { ...now, tries: now.tries - 1 };'),
  ),
  without(
    'pairing outside the window',
    'a code never runs out',
    cut('daemon/pairing-window.ts', 'current !== null && monotonic() < current.until', 'current !== null'),
  ),
  without(
    'unpaired and still there',
    'open connections outlive their pairing',
    cut(
      SERVER,
      "for (const [socket, of] of sockets) if (of === kid) socket.close(CLOSE.unproven, 'unpaired');",
      "context.log('forgotten');",
    ),
  ),
  without(
    'fake servers',
    "the client does not look at the daemon's proof",
    cut(
      'shared/client/connect.ts',
      "if (!(await isProof(subtle, keys.d, hash, 'd', md))) return refused('not-ours');\n  say",
      'void md;\n  say',
    ),
  ),
  without(
    'relays',
    'the address is no part of the proof',
    cut(
      CS1,
      "lengthPrefixed('cs1 conn', kid, endpoint, origin, ne, nd)",
      "lengthPrefixed('cs1 conn', kid, origin, ne, nd)",
    ),
  ),
  without(
    'raw WebSocket cases',
    'a message may be of any size',
    cut(SERVER, 'maxPayload: MAX_MESSAGE', 'maxPayload: 2 ** 31'),
  ),
  without(
    'JSONTestSuite',
    'what is no message is answered',
    cut(SESSION, MALFORMED, 'return connection.send(\'{"type":"current"}\');'),
  ),
  without(
    'BLNS in every field',
    'a path may be any text',
    cut(
      'shared/protocol/change.ts',
      'z.string().check(z.regex(/^[a-z][A-Za-z]{0,39}(:[A-Za-z0-9-]{1,64})?\\.[a-z][A-Za-z0-9]{0,39}$/))',
      'z.string()',
    ),
  ),
  without(
    'generated messages',
    'a message may have fields nobody knows',
    cut('shared/protocol/client-messages.ts', 'z.strictObject(', 'z.looseObject('),
  ),
  {
    ...without(
      'connection floods',
      'a full waiting room sends the newest away, not the oldest',
      cut(
        'daemon/waiting-room.ts',
        'if (guests.size >= places && oldest !== undefined) shed(oldest);',
        'if (guests.size >= places && oldest !== undefined) return sendAway(guest);',
      ),
    ),
    isWhole: true,
  },
  without(
    'connection floods',
    'a connection that is gone is not forgotten',
    cut('daemon/door.ts', 'meters.delete(socket);'),
  ),
  without(
    'slow readers',
    'a reader may leave any amount unread',
    cut('daemon/connection.ts', 'if (socket.bufferedAmount > MAX_BUFFERED + largest)', 'if (largest < 0)'),
  ),
  without(
    'key files',
    'others may use the folder and the files',
    cut('daemon/paths.ts', '(is.mode & 0o077) !== 0', '(is.mode & 0o077) > 0o777'),
  ),
  without(
    'an extension that forges our origin',
    'a right Origin is enough',
    cut(HANDSHAKE, 'return isProven && pairing !== null;', 'return answer.success || isProven;'),
    cut(HANDSHAKE, 'isProven && context.pairings.find(said.kid, context.origin) !== null', 'isProven'),
  ),
  without(
    'pages on the daemon',
    'any Origin is taken',
    cut(
      FILTER,
      'return state.isPairedOrigin(origin) || (state.isPairing(origin) && mayPair(origin)) ? origin : null;',
      'return origin;',
    ),
  ),
  without(
    'secrets in the log',
    'a log line holds what it is given, and it is given the refused Origin',
    cut('daemon/log.ts', '{ session, kid, code, count, port } = {}', 'fields = {}'),
    cut('daemon/log.ts', 'event, session, kid, code, count, port })', 'event, ...fields })'),
    cut(
      SERVER,
      'if (origin === null) return refuse(request, stream);',
      "if (origin === null) { context.log('refused', { origin: request.headers.origin } as never); return refuse(request, stream); }",
    ),
  ),
  without(
    'two daemons on one folder',
    'neither the lock nor the control socket is asked',
    cut('daemon/folder-lock.ts', "database.exec('BEGIN EXCLUSIVE');"),
    cut('daemon/control.ts', "if ((await ask(path, { verb: 'status' })) !== null) return null;"),
  ),
  without(
    'left behind',
    'a closed terminal just kills',
    cut('daemon/main.ts', "process.once('SIGHUP', () => resolve());"),
  ),
  without(
    'the database deleted',
    'a replica that has nothing is sent nothing',
    cut('daemon/store/sqlite.ts', 'facts: [...own.facts.values()] }', 'facts: [] }'),
  ),
  without(
    'installed again',
    'any installation may come in at any time',
    cut(FILTER, '(state.isPairing(origin) && mayPair(origin))', 'mayPair(origin)'),
  ),
  {
    ...without(
      'kills of the daemon',
      'a change that is sent again is taken again',
      cut(
        'daemon/store/sqlite.ts',
        'const first = entryOf(own, changeId);',
        'const first = [entryOf(own, changeId)][1];',
      ),
    ),
    isWhole: true,
  },
];
