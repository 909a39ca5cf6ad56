// The software bill of materials (CycloneDX) of what is delivered, and what is known to be wrong with any of it. The bill
// is made from what is installed, without a network. The audit asks the registry; when it gives no answer that is said,
// and only a finding fails the run.
import './require-node.mjs';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './project-root.mjs';

const folder = path.join(projectRoot, '.cache', 'test-results');
const minute = 60_000;

/** What npm says; its exit code alone does not tell a finding from a registry that is not there. */
function runNpm(args, limitMs) {
  return new Promise((done) => {
    const child = spawn('npm', args, {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk) => (said.out += chunk));
    child.stderr.on('data', (chunk) => (said.err += chunk));
    const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
    child.once('error', () => done({ code: null, ...said }));
    child.once('close', (code) => {
      clearTimeout(timer);
      done({ code, ...said });
    });
  });
}

function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function writeBill() {
  const { code, out, err } = await runNpm(
    ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--omit', 'dev'],
    2 * minute,
  );
  const bill = code === 0 ? parseJson(out) : null;
  if (bill?.bomFormat !== 'CycloneDX' || !(bill.components?.length > 0)) {
    process.stdout.write(`no bill of materials: ${err.trim().split('\n').at(-1)}\n`);
    return false;
  }
  // npm names the application after the folder it lies in.
  bill.metadata.component.name = 'visitt';
  const text = `${JSON.stringify(bill, null, 1)}\n`;
  const file = path.join(folder, 'visitt.cdx.json');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, text);
  const hash = createHash('sha256').update(text).digest('hex');
  process.stdout.write(
    `bill of materials: ${bill.components.length} components, CycloneDX ${bill.specVersion}, ${path.relative(projectRoot, file)}, SHA-256 ${hash}\n`,
  );
  for (const { name, version, licenses } of bill.components) {
    const licence =
      licenses?.map((one) => one.license?.id ?? one.expression ?? '?').join(' ') ?? 'no licence named';
    process.stdout.write(`  ${name} ${version} ${licence}\n`);
  }
  return true;
}

async function audit() {
  const { out } = await runNpm(['audit', '--omit=dev', '--audit-level=high', '--json'], 2 * minute);
  const found = parseJson(out)?.metadata?.vulnerabilities;
  if (!found) {
    process.stdout.write('audit: the registry gives no advisories here, so nothing is known either way\n');
    return true;
  }
  const { critical = 0, high = 0, moderate = 0, low = 0 } = found;
  process.stdout.write(`audit: ${critical} critical, ${high} high, ${moderate} moderate, ${low} low\n`);
  return critical + high === 0;
}

const outcomes = [await writeBill(), await audit()];
process.exit(outcomes.every(Boolean) ? 0 : 1);
