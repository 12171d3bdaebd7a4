// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, later } from '../../kernel/clock.js';
import type { CardContent } from '../../membership/domain/cards/card.js';
import { cardWords } from '../../membership/domain/cards/search-words.js';
import { trustId, type CommunityId } from '../../kernel/ids.js';
import { fixedId } from './chance.js';
import { communityId } from './plan-communities.js';
import type { DemoStint } from './plan-stints.js';
import type { TableRows } from './write-rows.js';

interface DemoCard {
  readonly presentation: string;
  readonly skills: readonly string[];
  readonly offers: readonly string[];
  readonly seeks: readonly string[];
  readonly sector: string;
}

const cards: readonly DemoCard[] = [
  {
    presentation:
      'Seguo il bilancio partecipativo di un Comune di pianura.\n\nMi interessa come si raccontano i risultati a chi ha partecipato.',
    skills: ['bilancio partecipativo', 'facilitazione', 'verbali chiari'],
    offers: ['i nostri moduli e il regolamento', 'mezza giornata da voi'],
    seeks: ['esempi di restituzione'],
    sector: 'local_government',
  },
  {
    presentation: 'Facilito assemblee e tavoli, soprattutto quando si è in disaccordo.',
    skills: ['facilitazione', 'ascolto attivo', 'mediazione dei conflitti'],
    offers: ['affiancamento al primo incontro'],
    seeks: ['qualcuno con cui osservarci a vicenda'],
    sector: 'professions',
  },
  {
    presentation:
      'In associazione ci occupiamo di mappe di comunità e di passeggiate di quartiere.',
    skills: ['mappe di comunità', 'camminate esplorative'],
    offers: ['una sala a Bologna per venti persone'],
    seeks: ['chi sa fare un video breve'],
    sector: 'third_sector',
  },
  {
    presentation: 'Insegno e porto in classe i percorsi di cittadinanza attiva.',
    skills: ['scuola', 'laboratori con ragazze e ragazzi'],
    offers: ['schede per le classi'],
    seeks: ['amministratori disposti a farsi intervistare'],
    sector: 'education',
  },
  {
    presentation: 'Studio la deliberazione on line e raccolgo dati aperti sui processi.',
    skills: ['valutazione', 'dati aperti', 'piattaforme digitali'],
    offers: ['una lettura dei vostri questionari'],
    seeks: ['casi da confrontare'],
    sector: 'university_research',
  },
  {
    presentation: 'Coordino il piano sociale di un distretto.',
    skills: ['progettazione sociale', 'co-programmazione'],
    offers: ['contatti nei servizi'],
    seeks: ['esperienze con persone fragili'],
    sector: 'social_services',
  },
];

/** How some of those who have been in a community longest present themselves there: for members to read. */
export function planCards(stints: readonly DemoStint[]): TableRows {
  const live = stints.filter(({ endedAt }) => endedAt === undefined).slice(0, cards.length);
  return {
    table: 'card',
    rows: live.flatMap((stint, index) => {
      const card = cards[index];
      return card ? [rowOf(stint, card)] : [];
    }),
  };
}

function rowOf({ id, community, person, startedAt }: DemoStint, card: DemoCard) {
  const changedAt = later(startedAt, day);
  const here = trustId<CommunityId>(communityId(community));
  const fields = fieldsOf(card, person.province);
  const words = (cardWords(fields, { audience: 'members', communityId: here }) ?? [])
    .map((word) => `'${word}'`)
    .join(' ');
  return {
    id: fixedId(`card ${community.slug} ${person.id}`, changedAt),
    member_id: person.id,
    community_id: here,
    stint_id: id,
    fields,
    widest: 'members',
    open_to_all: false,
    listed: true,
    revision: 1,
    changed_at: changedAt,
    words_members: words,
    words_managers: words,
  };
}

function fieldsOf(card: DemoCard, province: string | undefined): CardContent {
  const audience = 'members' as const;
  return {
    presentation: { values: [card.presentation], audience },
    skills: { values: card.skills, audience },
    offers: { values: card.offers, audience },
    seeks: { values: card.seeks, audience },
    sector: { values: [card.sector], audience },
    ...(province && { province: { values: [province], audience } }),
  };
}
