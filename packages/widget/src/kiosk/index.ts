// The kiosk's class. Importing this does nothing to the page; `@palaute/widget/kiosk/define` registers.
export { PalauteKiosk, type PalauteKioskEventMap, type RestartReason } from './palaute-kiosk.ts';
