// Puts the pinned npm packages where the build expects them: `node install.mjs <folder>`.
// Called by MSBuild. Safe to call from several builds at once: a lock folder lets one of them work and the others wait.
import { spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const target = path.resolve(process.argv[2]);
const inputs = ['package.json', 'package-lock.json'];
const hash = crypto.createHash('sha256');
for (const name of inputs) {
  // Line endings may differ after a checkout on Windows.
  hash.update(fs.readFileSync(path.join(here, name), 'utf8').replaceAll('\r\n', '\n'));
}
const wanted = `${hash.digest('hex')} ${process.platform}-${process.arch}`;
const stamp = path.join(target, 'installed.txt');
const isCurrent = () => fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8').trim() === wanted;
const touch = () => fs.utimesSync(stamp, new Date(), new Date());
const pause = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

if (isCurrent()) {
  touch();
  process.exit(0);
}

fs.mkdirSync(target, { recursive: true });
const lock = path.join(target, 'installing.lock');
const staleAfter = 10 * 60 * 1000;
for (;;) {
  try {
    fs.mkdirSync(lock);
    break;
  } catch (error) {
    if (error.code !== 'EEXIST') {
      throw error;
    }
    const age = Date.now() - (fs.statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > staleAfter) {
      fs.rmSync(lock, { recursive: true, force: true }); // Left behind by a build that was killed.
    }
    pause(250);
  }
}

try {
  if (!isCurrent()) {
    fs.rmSync(stamp, { force: true });
    for (const name of inputs) {
      fs.copyFileSync(path.join(here, name), path.join(target, name));
    }
    const result = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: target,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    if (result.error || result.status !== 0) {
      console.log(`npm ci failed: ${result.error?.message ?? `exit code ${result.status}`}`);
      process.exitCode = 1;
    } else {
      fs.writeFileSync(stamp, wanted + '\n');
    }
  }
} finally {
  fs.rmSync(lock, { recursive: true, force: true });
}
