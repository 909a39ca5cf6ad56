/** The addresses of the app. Ids only: never a name, never a birth date. */
export const addresses = {
  today: '/',
  persons: '/personer',
  person: (id: string) => `/personer/${encodeURIComponent(id)}`,
  form: (id: string) => `/skjema/${encodeURIComponent(id)}`,
  learning: '/laering',
  overview: '/oversikt',
  library: '/innhold',
  supervision: '/tilsyn',
  accessOf: (personId: string) => `/tilsyn?person=${encodeURIComponent(personId)}`,
  me: '/meg',
  lock: '/meg/laas',
  settings: '/meg/innstillinger',
  login: (back: string) => `/auth/login?returnTo=${encodeURIComponent(back)}`,
} as const;
