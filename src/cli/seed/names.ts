// SPDX-License-Identifier: AGPL-3.0-or-later

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Common names that point at nobody. */
export const women = words(`
  Alessandra Anna Beatrice Camilla Chiara Cristina Daniela Elisa Federica Francesca Giovanna
  Giulia Ilaria Laura Lucia Maria Marta Martina Michela Monica Paola Roberta Serena Silvia
  Simona Sofia Stefania Teresa Valentina Viola
`);
export const men = words(`
  Alberto Alessandro Andrea Antonio Carlo Claudio Daniele Davide Enrico Fabio Federico
  Filippo Francesco Gabriele Giacomo Giorgio Giovanni Giuseppe Lorenzo Luca Marco Matteo
  Michele Nicola Paolo Pietro Riccardo Roberto Simone Stefano
`);
export const families = words(`
  Amadori Baldi Barbieri Bassi Bellini Benati Bernardi Bertoni Bianchi Bonetti Bruni Casadei
  Cattani Conti Costa Donati Fabbri Farina Ferrari Ferri Fontana Franchi Galli Gatti
  Giordani Grandi Grassi Guidi Leoni Lombardi Magnani Mancini Marchi Mariani Martelli
  Martini Mazzoni Melandri Monti Morelli Moretti Neri Orlandi Pagani Parisi Pellegrini Ricci
  Righi Rinaldi Rossi Sala Santi Sarti Savini Serra Silvestri Tassi Testa Valli Villa Vitali
  Zanetti Zanoni Zoli
`);

/** The nine provinces of Emilia-Romagna, each as often as its share of people, roughly. */
export const provinces = words('BO BO BO MO MO RE RE PR PR FC RA RN FE PC');
