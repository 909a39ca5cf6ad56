import { describe, expect, it } from 'vitest';
import { parseConfig } from './config.ts';

describe('parseConfig', () => {
  it('needs nothing', () => {
    expect(parseConfig({})).toMatchObject({
      ok: true,
      config: {
        port: 8080,
        host: '127.0.0.1',
        dataDir: `${process.cwd()}/.data`,
        databaseUrl: null,
        publicUrl: null,
        oidc: null,
        demo: true,
        provOrigins: [],
      },
    });
  });

  it('takes an empty variable as absent', () => {
    expect(parseConfig({ PORT: '', DATABASE_URL: '', DEMO: '' })).toEqual(parseConfig({}));
  });

  it('has no demo beside a real identity provider, unless asked', () => {
    const oidc = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'v', OIDC_PRIVATE_KEY_JWK: '{}' };
    expect(parseConfig(oidc)).toMatchObject({
      config: { demo: false, oidc: { issuer: 'https://id.example' } },
    });
    expect(parseConfig({ ...oidc, DEMO: 'on' })).toMatchObject({ config: { demo: true } });
  });

  it('keeps only the origin of the public address', () => {
    expect(parseConfig({ PUBLIC_URL: 'https://visitt.example/x/' })).toMatchObject({
      config: { publicUrl: 'https://visitt.example' },
    });
  });

  it.each([
    [{ PORT: 'http' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ PUBLIC_URL: 'ftp://x' }, 'PUBLIC_URL'],
    [{ PROV_ORIGINS: 'forms.example' }, 'PROV_ORIGINS'],
    [{ PROV_ORIGINS: "https://a.example; script-src 'unsafe-inline'" }, 'PROV_ORIGINS'],
    [{ OIDC_ISSUER: 'https://id.example' }, 'OIDC_ISSUER'],
    [{ DEMO: 'off' }, 'DEMO'],
    [{ DEMO: 'maybe' }, 'DEMO'],
    [{ SESSION_KEY: 'short' }, 'SESSION_KEY'],
  ])('names what is wrong in %j', (env, name) => {
    const parsed = parseConfig(env);
    expect(parsed.ok).toBe(false);
    expect(parsed.ok ? '' : parsed.problem).toContain(name);
    expect(parsed.ok ? '' : parsed.problem).not.toContain('\n');
  });
});
