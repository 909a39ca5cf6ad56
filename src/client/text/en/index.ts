import type { Messages } from '../nb/index.ts';
import { common } from './common.ts';
import { form } from './form.ts';
import { learning } from './learning.ts';
import { me } from './me.ts';
import { overview } from './overview.ts';
import { person } from './person.ts';
import { persons } from './persons.ts';
import { record } from './record.ts';
import { shell } from './shell.ts';
import { today } from './today.ts';
import { tryForm } from './try-form.ts';

export const en: Messages = {
  common,
  form,
  learning,
  me,
  overview,
  person,
  persons,
  record,
  shell,
  today,
  tryForm,
};
