// SPDX-License-Identifier: AGPL-3.0-or-later

/** Common names that point at nobody. */
export const women = [
  ...['Alessandra', 'Anna', 'Beatrice', 'Camilla', 'Chiara', 'Cristina', 'Daniela', 'Elisa'],
  ...['Federica', 'Francesca', 'Giovanna', 'Giulia', 'Ilaria', 'Laura', 'Lucia', 'Maria'],
  ...['Marta', 'Martina', 'Michela', 'Monica', 'Paola', 'Roberta', 'Serena', 'Silvia'],
  ...['Simona', 'Sofia', 'Stefania', 'Teresa', 'Valentina', 'Viola'],
];
export const men = [
  ...['Alberto', 'Alessandro', 'Andrea', 'Antonio', 'Carlo', 'Claudio', 'Daniele', 'Davide'],
  ...['Enrico', 'Fabio', 'Federico', 'Filippo', 'Francesco', 'Gabriele', 'Giacomo', 'Giorgio'],
  ...['Giovanni', 'Giuseppe', 'Lorenzo', 'Luca', 'Marco', 'Matteo', 'Michele', 'Nicola'],
  ...['Paolo', 'Pietro', 'Riccardo', 'Roberto', 'Simone', 'Stefano'],
];
export const families = [
  ...['Amadori', 'Baldi', 'Barbieri', 'Bassi', 'Bellini', 'Benati', 'Bernardi', 'Bertoni'],
  ...['Bianchi', 'Bonetti', 'Bruni', 'Casadei', 'Cattani', 'Conti', 'Costa', 'Donati'],
  ...['Fabbri', 'Farina', 'Ferrari', 'Ferri', 'Fontana', 'Franchi', 'Galli', 'Gatti'],
  ...['Giordani', 'Grandi', 'Grassi', 'Guidi', 'Leoni', 'Lombardi', 'Magnani', 'Mancini'],
  ...['Marchi', 'Mariani', 'Martelli', 'Martini', 'Mazzoni', 'Melandri', 'Monti', 'Morelli'],
  ...['Moretti', 'Neri', 'Orlandi', 'Pagani', 'Parisi', 'Pellegrini', 'Ricci', 'Righi'],
  ...['Rinaldi', 'Rossi', 'Sala', 'Santi', 'Sarti', 'Savini', 'Serra', 'Silvestri'],
  ...['Tassi', 'Testa', 'Valli', 'Villa', 'Vitali', 'Zanetti', 'Zanoni', 'Zoli'],
];
