import { spo2ScaleOn } from '#domain/vitals/vitals-plan.ts';
import type { Day } from '#domain/time/day.ts';
import type { Kept } from '#store/device-store.ts';
import { vitalsText } from '../text/later/vitals-text.ts';
import { useText } from '../text/use-text.ts';

type Props = { readonly plan: Kept<'vitalsPlan'> | undefined; readonly today: Day };

/** Which scale is used and who decided it, and what is usual for the person. */
export function PlanFacts({ plan, today }: Props) {
  const { language, formats } = useText();
  const text = vitalsText(language);
  const scale2 = plan?.body.scale2;
  const isSecond = spo2ScaleOn(plan?.body, today) === 2;
  return (
    <>
      <p>
        {isSecond && scale2 ? text.scale[2](scale2.doctor, formats.dayNear(scale2.on, today)) : text.scale[1]}
        {isSecond && scale2?.until && `, ${text.scaleUntil(formats.dayNear(scale2.until, today))}`}
      </p>
      {plan?.body.usual && <p>{text.usualIs(plan.body.usual)}</p>}
    </>
  );
}
