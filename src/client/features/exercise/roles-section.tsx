import { useState } from 'preact/hooks';
import { exerciseText } from '../../text/later/exercise-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { toExerciseChange } from './exercise-operations.ts';
import { RoleSheet } from './role-sheet.tsx';
import type { ExerciseWork } from './use-exercise.ts';

/** Who does what around the table; one tap to say who. */
export function RolesSection({ work }: { readonly work: ExerciseWork }) {
  const { language } = useText();
  const { roles: text } = exerciseText(language);
  const { exercise, scenario, mayWrite, write } = work;
  const [opened, setOpened] = useState<string | null>(null);
  // What is being typed stands until the field is left: an earlier digit, stored meanwhile, takes no later one away.
  const [typed, setTyped] = useState<string | null>(null);
  const given = exercise.body.roles ?? [];
  const role = scenario.roles.find(({ id }) => id === opened);
  return (
    <Section title={text.title}>
      <Rows>
        {scenario.roles.map(({ id, name, task }) => {
          const who = given.find((one) => one.role === id)?.name;
          return (
            <Row
              key={id}
              title={localizedText(name, language)}
              onPress={mayWrite ? () => setOpened(id) : undefined}
              end={who === undefined ? undefined : <strong>{who}</strong>}
            >
              {who === undefined ? text.nobody : localizedText(task, language)}
            </Row>
          );
        })}
      </Rows>
      {role && (
        <RoleSheet
          work={work}
          title={text.give(localizedText(role.name, language).toLowerCase())}
          onGive={(who) => {
            const others = given.filter((one) => one.role !== role.id);
            const roles = who ? [...others, { role: role.id, ...who }] : others;
            void write([toExerciseChange(exercise, { roles })]);
            setOpened(null);
          }}
          onClose={() => setOpened(null)}
        />
      )}
      <label class="ds-field">
        <span class="ds-label">{text.participants}</span>
        <input
          class="ds-input v-exercise__count"
          inputMode="numeric"
          maxLength={3}
          disabled={!mayWrite}
          value={typed ?? exercise.body.participants ?? ''}
          onBlur={() => setTyped(null)}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value);
            const count = Number(currentTarget.value.trim());
            const isCount = currentTarget.value.trim() !== '' && Number.isInteger(count) && count >= 0;
            void write([toExerciseChange(exercise, { participants: isCount ? count : null })]);
          }}
        />
      </label>
    </Section>
  );
}
