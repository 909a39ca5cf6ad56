import type { Json } from '#domain/fhir/json.ts';
import type { Kept } from '#store/device-store.ts';
import { useDevice, useKind } from '../device/use-device.ts';
import { fieldsText } from '../text/fields-text.ts';
import type { Formats } from '../text/formats.ts';
import type { Language } from '../text/language.ts';
import { useText } from '../text/use-text.ts';
import { Button } from '../ui/button.tsx';
import { toChoice, toFieldConflicts, type FieldConflict } from './field-conflicts.ts';
import './field-chooser.css';

type Props = {
  readonly record: Kept;
  /** What became of a choice, to be read out: this is gone when nothing is left to choose. */
  readonly onSaid: (words: string) => void;
};

/** Two people's values of one field, each a button with who and when. Nothing is drawn while they agree. */
export function FieldChooser({ record, onSaid }: Props) {
  const all = useText();
  const text = fieldsText(all.language);
  const { store } = useDevice();
  const staff = useKind('staff');
  const units = useKind('unit');
  const nameOf = (id: string) => staff?.find((one) => one.id === id)?.body.name ?? text.nothing;
  const say = (field: string, value: Json): string =>
    field === 'unitId'
      ? (units?.find(({ id }) => id === value)?.body.name ?? text.nothing)
      : field === 'assignedTo' && typeof value === 'string'
        ? nameOf(value)
        : toWords(withName(value, nameOf), all.language, all.formats);
  const choose = async (conflict: FieldConflict, value: Json) => {
    try {
      await store.write([toChoice(record, conflict, value)]);
      onSaid(text.chosen);
    } catch {
      onSaid(text.failed);
    }
  };
  return (
    <>
      {toFieldConflicts(record).map((conflict) => {
        const { field, choices } = conflict;
        const title = text.choose(text.names[field] ?? text.other);
        return (
          <div key={field} class="v-field-chooser" role="group" aria-label={title}>
            <strong>{title}</strong>
            {choices.map(({ by, at, value }) => (
              <Button
                key={`${by} ${at}`}
                variant="secondary"
                color="neutral"
                wide
                onClick={() => void choose(conflict, value)}
              >
                <span class="v-field-chooser__choice">
                  <span>{say(field, value)}</span>
                  <span class="v-small">{`${all.formats.dayAndTime(at)} · ${nameOf(by)}`}</span>
                </span>
              </Button>
            ))}
          </div>
        );
      })}
    </>
  );
}

/** A value of any field in a few words; days and instants as days are said here. */
/** A member of a group is told by name. */
const withName = (value: Json, nameOf: (id: string) => string): Json =>
  typeof value === 'object' && value !== null && 'staffId' in value && typeof value.staffId === 'string'
    ? { ...value, staffId: nameOf(value.staffId) }
    : value;

function toWords(value: Json | undefined, language: Language, formats: Formats): string {
  const text = fieldsText(language);
  if (value === null || value === undefined || value === '') return text.nothing;
  if (typeof value === 'boolean') return value ? text.yes : text.no;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return formats.dayFull(value);
    if (/^\d{4}-\d\d-\d\dT/.test(value)) return formats.dayAndTime(value);
    return text.words[value] ?? value;
  }
  const parts = Array.isArray(value) ? (value as readonly Json[]) : Object.values(value);
  return parts.map((part) => toWords(part, language, formats)).join(', ') || text.nothing;
}
