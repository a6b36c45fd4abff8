// Hosts Google OR-Tools' CP-SAT (WebAssembly) for Wfm: one model in, one response out, over frames on stdin and stdout.
//
//   node cp-sat-host.mjs <folder of the or-tools-wasm package> <process id of the parent>
//
// A frame is: payload length (uint32, little endian), type (1 byte), payload.
//   in   1 solve     uint32 length of the model, CpModelProto, SatParameters
//        2 schemas   (empty)
//   out  1 ready     JSON { node, jspi, package, pid }
//        2 log       text the solver printed, sent while it runs
//        3 response  uint32 size of the WebAssembly heap in MiB, CpSolverResponse
//        4 error     JSON { kind, message }; the process ends after it, as an aborted module cannot be used again
//        5 schemas   JSON { cp_model, sat_parameters }
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

const [packageFolder, parentId] = process.argv.slice(2);
const writeSync = fs.writeSync;

// Synchronous writes: during a solve the event loop stands still, and a log line should leave at once.
function writeFully(buffer) {
  for (let done = 0; done < buffer.length;) {
    try {
      done += writeSync(1, buffer, done, buffer.length - done);
    } catch (error) {
      if (error.code !== 'EAGAIN') {
        process.exit(0); // The reader is gone, and with it every reason to go on.
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

function send(type, payload) {
  const header = Buffer.alloc(5);
  header.writeUInt32LE(payload.length, 0);
  header[4] = type;
  writeFully(Buffer.concat([header, payload]));
}

const sendText = (type, text) => send(type, Buffer.from(text, 'utf8'));

// The solver prints straight to file descriptor 1 and through console.log. Both would break the frames, so both become log frames.
// This has to be in place before the module is loaded, because the module keeps what it finds then.
fs.writeSync = (fd, data, ...rest) => {
  if (fd !== 1) {
    return writeSync(fd, data, ...rest);
  }
  sendText(2, String(data));
  return data.length;
};
console.log = (...args) => sendText(2, args.map(String).join(' ') + '\n');
console.info = console.log;

function fail(error) {
  const text = String(error?.stack ?? error);
  const memory = /out of memory|OOM|bad_alloc|Cannot enlarge memory|memory access out of bounds.*grow|Array buffer allocation failed|Invalid typed array length/i.test(text)
    || error instanceof RangeError;
  sendText(4, JSON.stringify({ kind: memory ? 'memory' : 'crash', message: text.slice(0, 2000) }));
  process.exit(memory ? 12 : 11);
}

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

// A solve blocks the event loop, so this process would not notice that its parent was killed and would search on to its time limit.
const watch = new Worker(`
  const parent = ${Number(parentId)};
  setInterval(() => {
    try { process.kill(parent, 0); } catch (error) { if (error.code === 'ESRCH') { process.kill(process.pid, 'SIGKILL'); } }
  }, 2000);
`, { eval: true });
watch.unref();

let CpSat;
let runtime;
try {
  const entry = path.join(packageFolder, 'build', 'javascript', 'node', 'cp-sat.js');
  ({ CpSat } = await import(pathToFileURL(entry).href));
  runtime = await CpSat.loadModule();
} catch (error) {
  sendText(4, JSON.stringify({ kind: 'load', message: String(error?.stack ?? error).slice(0, 2000) }));
  process.exit(10);
}

const version = JSON.parse(fs.readFileSync(path.join(packageFolder, 'package.json'), 'utf8')).version;
const jspi = typeof WebAssembly.promising === 'function';
sendText(1, JSON.stringify({ node: process.version, jspi, package: version, pid: process.pid }));

async function answer(type, payload) {
  if (type === 2) {
    sendText(5, JSON.stringify(await CpSat.getSchemas()));
    return;
  }
  const modelLength = payload.readUInt32LE(0);
  const model = payload.subarray(4, 4 + modelLength);
  const parameters = payload.subarray(4 + modelLength);
  const response = await CpSat.solveRaw(model, parameters);
  const heap = Buffer.alloc(4);
  heap.writeUInt32LE(Math.ceil(runtime.HEAPU8.length / 1048576), 0);
  send(3, Buffer.concat([heap, response]));
}

let chunks = [];
let held = 0;
let wanted = -1;
for await (const chunk of process.stdin) {
  chunks.push(chunk);
  held += chunk.length;
  while (true) {
    if (wanted < 0) {
      if (held < 5) {
        break;
      }
      chunks = [chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)];
      wanted = chunks[0].readUInt32LE(0);
    }
    if (held < 5 + wanted) {
      break;
    }
    const all = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
    const type = all[4];
    const payload = all.subarray(5, 5 + wanted);
    const rest = all.subarray(5 + wanted);
    chunks = rest.length > 0 ? [rest] : [];
    held = rest.length;
    wanted = -1;
    try {
      await answer(type, payload);
    } catch (error) {
      fail(error);
    }
  }
}
process.exit(0);
