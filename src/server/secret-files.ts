import { readFile } from 'node:fs/promises';

type Environment = { readonly [name: string]: string | undefined };

export type EnvironmentResult =
  | { readonly ok: true; readonly env: Environment }
  | { readonly ok: false; readonly problem: string };

/** What must not stand in an environment that others can read: each may lie in a file instead, named by `…_FILE`. */
export const secretNames = [
  'DATABASE_URL',
  'SESSION_KEY',
  'CONFIRMATION_KEY',
  'OIDC_PRIVATE_KEY_JWK',
  'VERIFY_DATABASE_URL',
  'BACKUP_PASSPHRASE',
] as const;

/**
 * The environment with secrets read from their files (`DATABASE_URL_FILE` and so on), as orchestrators hand them out.
 * A newline at the end of a file is not part of the secret. No problem text holds anything of a file.
 */
export async function readSecretFiles(env: Environment): Promise<EnvironmentResult> {
  const read: { [name: string]: string } = {};
  for (const name of secretNames) {
    const file = env[`${name}_FILE`];
    if (!file) continue;
    if (env[name]) return { ok: false, problem: `${name} and ${name}_FILE are both set: keep one` };
    try {
      read[name] = (await readFile(file, 'utf8')).replace(/\r?\n$/, '');
    } catch (cause) {
      const { code } = cause as { readonly code?: string };
      return { ok: false, problem: `${name}_FILE: ${file} cannot be read (${code ?? 'unknown'})` };
    }
    if (read[name] === '') return { ok: false, problem: `${name}_FILE: ${file} is empty` };
  }
  return { ok: true, env: { ...env, ...read } };
}
