import type { Random } from './random.ts';

export type Sex = 'female' | 'male';
export type FullName = { readonly given: string; readonly family: string; readonly language?: string };

type Origin = {
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly family: readonly string[];
  /** The language an interpreter is asked for in, when one is needed. */
  readonly language?: string;
};

const words = (list: string): readonly string[] => list.split(' ');

const norwegian: Origin = {
  female: words(
    'Astrid Bjørg Solveig Inger Gerd Randi Ragnhild Turid Else Berit Reidun Aud Torill Gunvor Sigrid Karin Margit Eva Åse Liv Ingebjørg Anna Marie Olaug Borghild Wenche Unni Grete Synnøve Målfrid Jorunn Ingrid Tordis Edith Hjørdis Elsa Signe Klara Ruth Kirsten',
  ),
  male: words(
    'Arne Bjørn Odd Kåre Leif Einar Harald Knut Olav Sverre Magne Rolf Egil Arvid Svein Torstein Ragnar Gunnar Ivar Asbjørn Trygve Håkon Nils Reidar Erling Birger Jostein Sigurd Finn Halvor Ottar Oddvar Kjell Aksel Edvard Johannes Peder Steinar Terje Øystein',
  ),
  family: words(
    'Moen Lie Hagen Bakken Dahl Solberg Haugen Nygård Strand Berge Lunde Myhre Eide Sandvik Aas Holmen Tangen Vik Brekke Skogen Fossum Rønning Sletten Bøe Kvam Lien Hovland Øverli Nesheim Grønli Torp Ulvestad Ødegård Engen Viken Sæther Fjeld Røed Aune Lillebø Stokke Tveit Hauge Brattli Kleppe Vangen Mork Selnes Nordli Bjerke',
  ),
};
const sami: Origin = {
  female: words('Elle Risten Inga Máret Ánne Sárá Biret Káren'),
  male: words('Mikkel Ánte Niillas Áilu Jovnna Máhtte Issát Piera'),
  family: words('Sara Eira Gaup Hætta Somby Utsi Buljo Sombán Valkeapää'),
  language: 'nordsamisk',
};
const elsewhere: readonly Origin[] = [
  {
    female: words('Fatima Amina Khadija Hodan'),
    male: words('Abdi Yusuf Hassan Omar'),
    family: words('Warsame Abdi Farah Hersi'),
    language: 'somali',
  },
  {
    female: words('Nasreen Shazia Rukhsana'),
    male: words('Tariq Iqbal Saeed'),
    family: words('Khan Ahmed Malik Chaudhry'),
    language: 'urdu',
  },
  {
    female: words('Halina Krystyna Danuta'),
    male: words('Andrzej Zbigniew Jerzy'),
    family: words('Kowalczyk Wiśniewska Zielińska Nowak'),
    language: 'polsk',
  },
  {
    female: words('Thi-Lan Huong Mai'),
    male: words('Minh Van-Duc Quang'),
    family: words('Nguyen Tran Pham Le'),
    language: 'vietnamesisk',
  },
  {
    female: words('Azra Senada Fikreta'),
    male: words('Mehmed Ismet Safet'),
    family: words('Hadžić Begić Kovačević'),
    language: 'bosnisk',
  },
  {
    female: words('Parvin Shirin Mahin'),
    male: words('Reza Farhad Mehdi'),
    family: words('Karimi Ahmadi Rostami'),
    language: 'persisk',
  },
];

/** Made-up names as they are found together in a Norwegian municipality. */
export function pickName(random: Random, sex: Sex): FullName {
  const kind = random.weighted({ norwegian: 86, sami: 4, elsewhere: 10 });
  const origin = kind === 'norwegian' ? norwegian : kind === 'sami' ? sami : random.pick(elsewhere);
  const given = random.pick(origin[sex]);
  const family = random.pick(origin.family);
  const isDouble = kind === 'norwegian' && random.chance(0.12);
  return {
    given: isDouble ? `${given} ${random.pick(origin[sex].filter((name) => name !== given))}` : given,
    family,
    ...(origin.language === undefined ? {} : { language: origin.language }),
  };
}
