import { first } from './first.ts';
import { form } from './form.ts';
import { learning } from './learning.ts';
import { me } from './me.ts';
import { overview } from './overview.ts';
import { person } from './person.ts';
import { persons } from './persons.ts';
import { record } from './record.ts';
import { tryForm } from './try-form.ts';

export const nb = { ...first, form, learning, me, overview, person, persons, record, tryForm };

/** Bokmål decides which texts there are; the compiler finds what nynorsk or English lacks. */
export type Messages = typeof nb;
