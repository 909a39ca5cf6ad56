import { choosePin, lockScreen, typePin, unlock } from './pages/lock.ts';
import { deviceStatus, logInAs } from './pages/log-in.ts';
import { expect, test } from './support/visitt-test.ts';

test('VLT30 a PIN opens the phone from cold without network, a wrong one does not, a reload asks for none', async ({
  takePhone,
}) => {
  const first = await takePhone('kari');
  await logInAs(first.page, 'kari');
  await choosePin(first.page);
  await first.page.reload();
  await expect(first.page.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible();
  await first.close();

  const again = await takePhone('kari');
  await again.context.setOffline(true);
  await again.page.goto('/');
  await expect(lockScreen(again.page)).toHaveText(/^Hei, /);
  await typePin(again.page, 'PIN', '135792');
  await expect(again.page.getByRole('alert')).toHaveText('Feil PIN. Prøv igjen.');
  await unlock(again.page);
  await expect(again.page.getByRole('heading', { level: 1, name: 'I dag' })).toBeVisible();
  await expect(deviceStatus(again.page)).toContainText('Uten nett');
});
