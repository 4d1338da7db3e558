// A Node.js process with zeromq of npm that does what the tests tell it: commands and answers are lines of JSON, as with peer.py.
"use strict";
const crypto = require("crypto");
const readline = require("readline");
const zmq = require("zeromq");

// Longer than any test should take: a call that waits for ever would leave nobody to say where.
const TIMEOUT_MILLISECONDS = 30_000;
// Prime: see payloads.py.
const BLOCK_SIZE = 65_537;

const TYPES = {
    REQ: zmq.Request, REP: zmq.Reply, PUB: zmq.Publisher, SUB: zmq.Subscriber, XPUB: zmq.XPublisher, XSUB: zmq.XSubscriber,
    PUSH: zmq.Push, PULL: zmq.Pull, DEALER: zmq.Dealer, ROUTER: zmq.Router, PAIR: zmq.Pair,
};

const sockets = new Map();
const contents = new Map();
const passwords = new Map();

function content(size, seed) {
    const key = `${size} ${seed}`;
    if (!contents.has(key)) {
        const data = Buffer.alloc(size);
        let state = Math.imul(seed + 1, 2_654_435_761);
        for (let i = 0; i < Math.min(size, BLOCK_SIZE); i++) {
            state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
            data[i] = state >>> 24;
        }
        for (let filled = BLOCK_SIZE; filled < size; filled += BLOCK_SIZE) {
            data.copy(data, filled, 0, Math.min(BLOCK_SIZE, size - filled));
        }
        contents.set(key, data);
    }
    return contents.get(key);
}

const decode = frame => typeof frame === "string" ? Buffer.from(frame, "base64") : content(frame.size, frame.seed);
const encode = frames => frames.map(frame => frame.toString("base64"));
const digest = frame => `${frame.length} B ${crypto.createHash("sha256").update(frame).digest("hex")}`;

function open(command) {
    const socket = new TYPES[command.type]();
    socket.linger = 0;
    if ("sendTimeout" in socket) {
        socket.sendTimeout = TIMEOUT_MILLISECONDS;
    }
    if (command.routing_id) {
        socket.routingId = command.routing_id;
    }
    if (command.security) {
        secure(socket, command.security);
    }
    sockets.set(command.socket, socket);
}

function secure(socket, security) {
    if (security.mechanism === "Plain" && security.server) {
        passwords.set(security.user, security.password);
        socket.plainServer = true;
    } else if (security.mechanism === "Plain") {
        socket.plainUsername = security.user;
        socket.plainPassword = security.password;
    } else {
        socket.curvePublicKey = security.public_key;
        socket.curveSecretKey = security.secret_key;
        if (security.server) {
            socket.curveServer = true;
        } else {
            socket.curveServerKey = security.server_key;
        }
    }
}

// Answers what servers ask about their clients (RFC 27): whether the password is right; any key is.
async function authenticate() {
    const handler = new zmq.Reply();
    await handler.bind("inproc://zeromq.zap.01");
    for await (const [version, id, , , , mechanism, user, password] of handler) {
        const allowed = mechanism.toString() !== "PLAIN" || passwords.get(user.toString()) === password.toString();
        await handler.send([version, id, allowed ? "200" : "400", "", "", ""]);
    }
}

async function receive(socket, milliseconds) {
    socket.receiveTimeout = milliseconds;
    return await socket.receive();
}

const COMMANDS = {
    bind: async (socket, command) => {
        await socket.bind(command.endpoint);
        return socket.lastEndpoint;
    },
    connect: (socket, command) => { socket.connect(command.endpoint); },
    subscribe: (socket, command) => { socket.subscribe(command.prefix); },
    send_payload: (socket, command) => socket.send([...command.prefix, ...command.value.map(decode)]),
    receive_payload: async (socket, command) => {
        const frames = await receive(socket, TIMEOUT_MILLISECONDS);
        return { prefix: frames.slice(0, command.prefix).map(String), value: frames.slice(command.prefix).map(digest) };
    },
    send: (socket, command) => socket.send(command.frames.map(decode)),
    receive: async socket => encode(await receive(socket, TIMEOUT_MILLISECONDS)),
    try_receive: async (socket, command) => {
        try {
            return encode(await receive(socket, command.milliseconds));
        } catch (error) {
            if (error.code === "EAGAIN") {
                return null;
            }
            throw error;
        }
    },
    close: (socket, command) => {
        sockets.delete(command.socket);
        socket.close();
    },
};

function answer(message) {
    process.stdout.write(JSON.stringify(message) + "\n");
}

async function main() {
    const { version } = require("zeromq/package.json");
    void authenticate();
    answer({ peer: `zeromq.js ${version} in Node.js ${process.versions.node}`, libzmq: zmq.version });
    for await (const line of readline.createInterface({ input: process.stdin })) {
        try {
            const command = JSON.parse(line);
            const result = command.do === "open" ? open(command) : await COMMANDS[command.do](sockets.get(command.socket), command);
            answer({ result: result === undefined ? null : result });
        } catch (error) { // The test shows it.
            answer({ error: `${error.name}: ${error.message}` });
        }
    }
    process.exit(0);
}

main();
