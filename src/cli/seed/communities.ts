// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CommunityTable } from '../../database/tables/membership.js';

interface Text {
  readonly name: string;
  readonly summary: string;
  readonly howToJoin: string;
}

/** A community of the demonstration: what it says, its rules, and how it came to its members. */
export interface DemoCommunity {
  readonly slug: string;
  readonly it: Text;
  readonly en: Text;
  readonly topics: readonly string[];
  readonly province?: string;
  readonly rules: Partial<
    Pick<
      CommunityTable,
      'audience' | 'visibility' | 'member_list' | 'join_path' | 'minimum_level' | 'participation'
    >
  >;
  readonly inProgramme: boolean;
  /** How many belonged, and when: the first is the founding. The last holds until today. */
  readonly growth: readonly (readonly [day: string, members: number])[];
  /** Of every hundred who joined, so many have left. */
  readonly leavers: number;
  readonly roles: Partial<
    Record<
      | 'manager'
      | 'co_manager'
      | 'membership_manager'
      | 'facilitator'
      | 'editor'
      | 'moderator'
      | 'observer',
      number
    >
  >;
  readonly waitingRequests: number;
}

const freely = 'Basta accedere con SPID, CIE o CNS e scegliere «Aderisci».';
const freelyEn = 'Sign in with SPID, CIE or CNS and choose “Join”.';

/** The region of the demonstration. Names of communities and of the programme are those in use. */
export const demoCommunities: readonly DemoCommunity[] = [
  {
    slug: 'cdpp',
    it: {
      name: 'Comunità di pratiche partecipative',
      summary:
        'Chi si occupa di partecipazione in Emilia-Romagna, a qualsiasi titolo: facilitazione, metodi partecipativi, gestione di progetti. Si impara facendo, scambiandosi esperienze e competenze.',
      howToJoin: freely,
    },
    en: {
      name: 'Community of participatory practice',
      summary:
        'Everybody in Emilia-Romagna who works on participation: facilitation, participatory methods, running projects. Learning by doing, exchanging experience and skills.',
      howToJoin: freelyEn,
    },
    topics: ['partecipazione', 'facilitazione', 'formazione'],
    rules: { audience: 'mixed' },
    inProgramme: true,
    growth: [
      ['2018-11-26', 60],
      ['2019-12-01', 95],
      ['2020-11-15', 148],
      ['2022-09-01', 585],
      ['2026-10-01', 648],
    ],
    leavers: 6,
    roles: { manager: 1, co_manager: 2, facilitator: 3, editor: 1, observer: 1 },
    waitingRequests: 0,
  },
  {
    slug: 'giovani-generazioni',
    it: {
      name: 'Giovani Generazioni',
      summary:
        'La partecipazione dei giovani nei vari contesti di vita, dalla Scuola alla cittadinanza attiva.',
      howToJoin: `${freely} Si può aderire dai 14 anni.`,
    },
    en: {
      name: 'Giovani Generazioni',
      summary: 'Young people taking part wherever they live, from school to active citizenship.',
      howToJoin: `${freelyEn} From the age of 14.`,
    },
    topics: ['giovani', 'scuola', 'cittadinanza attiva'],
    rules: { audience: 'open', member_list: 'managers' },
    inProgramme: true,
    growth: [
      ['2022-03-01', 12],
      ['2023-03-01', 90],
      ['2025-09-01', 150],
    ],
    leavers: 12,
    roles: { manager: 2, co_manager: 1, moderator: 2, facilitator: 2 },
    waitingRequests: 0,
  },
  {
    slug: 'garanti-partecipazione',
    it: {
      name: 'Garanti della Partecipazione',
      summary:
        'Lo spazio di chi, nel proprio ente, è garante dei percorsi partecipativi: confronto su regole, casi e pareri.',
      howToJoin:
        'Riservata ai Garanti: accedi con SPID di livello 2 o CIE e scrivi di quale ente sei garante. I gestori rispondono entro quindici giorni.',
    },
    en: {
      name: 'Garanti della Partecipazione',
      summary:
        'For those who watch over participatory processes in their own administration: rules, cases and opinions.',
      howToJoin:
        'Reserved to guarantors: sign in with SPID level 2 or CIE and write which body you serve. The managers answer within fifteen days.',
    },
    topics: ['garanzia', 'partecipazione', 'norme'],
    rules: { audience: 'reserved', join_path: 'approval', minimum_level: 'substantial' },
    inProgramme: true,
    growth: [
      ['2022-10-03', 6],
      ['2024-01-15', 24],
      ['2026-02-01', 38],
    ],
    leavers: 5,
    roles: { manager: 1, membership_manager: 1, observer: 1 },
    waitingRequests: 4,
  },
  {
    slug: 'facilitazione',
    it: {
      name: 'Facilitazione e metodi partecipativi',
      summary:
        'Tecniche, strumenti e nuove metodologie di relazione: problem solving creativo, coaching reciproco, pratica sul campo.',
      howToJoin: freely,
    },
    en: {
      name: 'Facilitation and participatory methods',
      summary:
        'Techniques and tools: creative problem solving, mutual coaching, practice in the field.',
      howToJoin: freelyEn,
    },
    topics: ['facilitazione', 'metodi'],
    rules: { audience: 'open', member_list: 'public' },
    inProgramme: true,
    growth: [
      ['2021-02-10', 18],
      ['2022-11-01', 120],
      ['2025-05-01', 185],
    ],
    leavers: 10,
    roles: { manager: 2, facilitator: 4, editor: 1 },
    waitingRequests: 0,
  },
  {
    slug: 'formazione-partecipazione',
    it: {
      name: 'Formazione alla partecipazione',
      summary:
        'I moduli formativi e la rilevazione dei bisogni: chi ha co-progettato il Piano Formativo Triennale continua qui il lavoro.',
      howToJoin: freely,
    },
    en: {
      name: 'Training for participation',
      summary:
        'Training modules and needs: those who co-designed the three-year training plan go on here.',
      howToJoin: freelyEn,
    },
    topics: ['formazione', 'competenze'],
    rules: { audience: 'mixed' },
    inProgramme: true,
    growth: [
      ['2022-01-20', 30],
      ['2024-06-01', 110],
      ['2026-03-01', 128],
    ],
    leavers: 15,
    roles: { manager: 1, co_manager: 2, editor: 2 },
    waitingRequests: 0,
  },
  {
    slug: 'amministratori-locali',
    it: {
      name: 'Amministratori ed enti locali',
      summary:
        'Confronto fra amministratori locali sul coordinamento istituzionale e sulla governance dei percorsi partecipativi.',
      howToJoin:
        'Riservata agli enti locali: nella richiesta indica il tuo ente e il tuo incarico.',
    },
    en: {
      name: 'Local administrators and bodies',
      summary:
        'Local administrators on coordination and on how participatory processes are governed.',
      howToJoin: 'Reserved to local bodies: say in your request which body you serve and how.',
    },
    topics: ['enti locali', 'governance'],
    rules: { audience: 'reserved', join_path: 'approval', member_list: 'managers' },
    inProgramme: true,
    growth: [
      ['2023-04-01', 20],
      ['2025-01-01', 64],
      ['2026-05-01', 78],
    ],
    leavers: 6,
    roles: { manager: 2, membership_manager: 1 },
    waitingRequests: 3,
  },
  {
    slug: 'beni-comuni',
    it: {
      name: 'Beni comuni e cura dei luoghi',
      summary:
        'Associazioni, volontari e cittadini che si prendono cura di spazi e servizi del proprio territorio, insieme ai Comuni.',
      howToJoin: freely,
    },
    en: {
      name: 'Commons and care of places',
      summary:
        'Associations, volunteers and citizens who look after places and services with their towns.',
      howToJoin: freelyEn,
    },
    topics: ['beni comuni', 'associazionismo', 'territorio'],
    province: 'RA',
    rules: { audience: 'open' },
    inProgramme: false,
    growth: [
      ['2023-09-15', 9],
      ['2024-12-01', 70],
      ['2026-08-01', 97],
    ],
    leavers: 9,
    roles: { manager: 1, facilitator: 2 },
    waitingRequests: 0,
  },
  {
    slug: 'democrazia-digitale',
    it: {
      name: 'Democrazia digitale',
      summary:
        'Piattaforme, sondaggi e strumenti a distanza per partecipare: che cosa funziona, per chi, e come non lasciare fuori nessuno.',
      howToJoin: freely,
    },
    en: {
      name: 'Digital democracy',
      summary:
        'Platforms, polls and remote tools: what works, for whom, and how to leave nobody out.',
      howToJoin: freelyEn,
    },
    topics: ['digitale', 'partecipazione'],
    province: 'BO',
    rules: { audience: 'open', visibility: 'signed_in' },
    inProgramme: false,
    growth: [
      ['2020-06-01', 14],
      ['2021-12-01', 80],
      ['2025-11-01', 112],
    ],
    leavers: 18,
    roles: { manager: 2, moderator: 1, editor: 1 },
    waitingRequests: 0,
  },
  {
    slug: 'team-partecipazione',
    it: {
      name: 'Team Partecipazione',
      summary: 'Lo spazio di lavoro dello staff regionale.',
      howToJoin: 'Si entra con la nomina nello staff regionale.',
    },
    en: {
      name: 'Team Partecipazione',
      summary: 'Where the regional staff works.',
      howToJoin: 'One comes in by being appointed to the regional staff.',
    },
    topics: ['staff'],
    rules: {
      audience: 'reserved',
      visibility: 'hidden',
      join_path: 'closed',
      member_list: 'members',
    },
    inProgramme: false,
    growth: [
      ['2018-09-01', 4],
      ['2021-01-10', 7],
    ],
    leavers: 0,
    roles: { manager: 1 },
    waitingRequests: 0,
  },
];

export const demoProgramme = {
  slug: 'step',
  name: 'STEP – Strategie Territoriali di Partecipazione',
};

/** The nine provinces of Emilia-Romagna, each as often as its share of people, roughly. */
export const provinces = [
  ...['BO', 'BO', 'BO', 'MO', 'MO', 'RE', 'RE', 'PR', 'PR'],
  ...['FC', 'RA', 'RN', 'FE', 'PC'],
];
