import { AnswerTable } from './answer-table.tsx';
import { GroupTable } from './group-table.tsx';
import { RepeatTable } from './repeat-table.tsx';
import './form-tables.css';

/** The tables of a form, in a chunk of their own: most forms have none, and most screens no room for one. */
export const formTables = { AnswerTable, GroupTable, RepeatTable } as const;
export type FormTables = typeof formTables;
