// What every peer asks: one question, 0 to 10, in the words of our own.
export const question = 'Kuinka todennäköisesti suosittelisit saamaasi palvelua läheisellesi?';
export const least = 'En lainkaan todennäköisesti';
export const most = 'Erittäin todennäköisesti';
