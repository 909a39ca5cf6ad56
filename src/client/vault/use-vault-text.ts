import { vault as en } from '../text/en/vault.ts';
import { vault as nb } from '../text/nb/vault.ts';
import { vault as nn } from '../text/nn/vault.ts';
import { useFirstText } from '../text/use-text.ts';

const texts = { nb, nn, en };

/** The words of choosing a lock and of its settings: they come with those screens. */
export const useVaultText = () => texts[useFirstText().language];
