// What a program that hosts the collector needs: open a database, build the collector, load organisations and keys.
export { type CollectorOptions, createCollector } from './collector.ts';
export { type ContactKey, generateContactKey, readContactKeys } from './contacts/keys.ts';
export { type Database, type DatabaseLocation, openDatabase } from './database/open.ts';
export { type Access, generateKey, type Rights, saveKey, type Scope, scopes } from './keys.ts';
export { loadOrganisation, type OrganisationFile } from './organisation.ts';
export { readSettings, type Settings } from './settings.ts';
