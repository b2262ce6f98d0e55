import * as migration_20261122_051424_initial from './20261122_051424_initial';

export const migrations = [
  {
    up: migration_20261122_051424_initial.up,
    down: migration_20261122_051424_initial.down,
    name: '20261122_051424_initial'
  },
];
