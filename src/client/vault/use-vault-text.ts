import { vault as en } from '../text/en/vault.ts';
import { vault as nb } from '../text/nb/vault.ts';
import { vault as nn } from '../text/nn/vault.ts';
import { useFirstText } from '../text/use-text.ts';

const texts = { nb, nn, en };

/** The words of the door: in the same chunk as its screens, and in no other. */
export const useVaultText = () => texts[useFirstText().language];
