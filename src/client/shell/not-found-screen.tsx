import { Link } from '@tanstack/react-router';
import { addresses } from '../addresses.ts';
import { useFirstText } from '../text/use-text.ts';
import { PlainPage } from './plain-page.tsx';

export function NotFoundScreen() {
  const { notFound } = useFirstText().common;
  return (
    <PlainPage title={notFound.title} text={notFound.text}>
      <Link to={addresses.today} className="ds-button" data-color="accent">
        {notFound.toToday}
      </Link>
    </PlainPage>
  );
}
