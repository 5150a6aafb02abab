// Lets npos, a decoder that others wrote, read our golden jobs (tests/vectors/receipts/*.hex). Run it again when those
// change:  npm install npos@0.1.19 && node read.mjs
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import npos from 'npos';

const jobs = new URL('../../receipts/', import.meta.url);
for (const name of readdirSync(jobs).filter(file => file.endsWith('.hex'))) {
  const hex = readFileSync(new URL(name, jobs), 'utf8');
  const read = await npos.parser().parse(Buffer.from(hex.replace(/\s/g, ''), 'hex'));
  const lines = [createHash('sha256').update(hex).digest('hex')];
  for (const entry of read.entries) {
    if (entry.type === 'text') {
      lines.push(...entry.data.toString('latin1').split('\n').map(line => line.replace(/[^\x20-\x7e]/g, '?')));
    } else {
      lines.push(`[${entry.type}]`);
    }
  }

  if (read.error) {
    throw read.error;
  }

  writeFileSync(new URL(name.replace('.hex', '.npos.txt'), import.meta.url), lines.join('\n') + '\n');
}
