import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

export interface FaultsResult {
  readonly status: number | null;
  readonly rows: Record<string, unknown>[];
  readonly stderr: string;
}

/** The program of the faults as it is built, for specs: in a folder of the spec's own. */
export class BuiltFaults {
  readonly folder = join(root, '.cache', `faults-spec-${process.pid}`);

  build(): void {
    const sources = ['apps', 'libs', 'test/faults', 'test/doubles'];
    const swc = join(root, 'node_modules/@swc/cli/bin/swc.js');
    execFileSync(process.execPath, [swc, ...sources, '-d', this.folder, '--ignore', '**/*.spec.ts,**/*.d.ts,apps/console/**'], {
      cwd: root,
      stdio: 'pipe',
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  run(...given: string[]): FaultsResult {
    const program = join(this.folder, 'test/faults/faults.js');
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...given, '--json'], { encoding: 'utf8' });
    return { status, rows: stdout === '' ? [] : (JSON.parse(stdout) as Record<string, unknown>[]), stderr };
  }
}
