import * as z from 'zod/mini';

export const serviceType = z.enum([
  'korttidsopphold',
  'langtidsopphold',
  'hjemmesykepleie',
  'annen-hjemmetjeneste',
  'ingen-tjeneste',
]);

export type ServiceType = z.infer<typeof serviceType>;
