import { n8nVersions } from '../../../dev/n8n/versions.mts';
import { installPackages } from '../../../dev/programs/apt.mts';
import {
	ensurePrograms,
	type EnsureOptions,
	type Need,
	neededFor,
	needs,
} from '../../../dev/programs/ensure.mts';
import { findOnPath } from '../../../dev/programs/find.mts';

const all = n8nVersions.map(({ name }) => name);

describe('what a part of the tests needs', () => {
	const nothing = () => false;
	const everything = () => true;

	test.each([
		['the checks', [], nothing, []],
		['the main line', ['2.41'], nothing, ['compilers', 'chromium', 'redis', 'postgresql']],
		['the main line, brought', ['2.41'], everything, ['chromium', 'redis', 'postgresql']],
		['an older line', ['2.8'], nothing, ['compilers']],
		['an older line, brought', ['1.123'], everything, []],
		['everything', all, nothing, ['compilers', 'chromium', 'redis', 'postgresql']],
	])('%s', (_name, lines, isBrought, expected) => {
		expect(neededFor(lines, isBrought)).toEqual(expected);
	});

	test('one line that is missing asks for the compilers', () => {
		expect(neededFor(['2.8', '1.123'], ({ name }) => name === '2.8')).toEqual(['compilers']);
	});

	test('every need names its packages', () => {
		for (const { label, packages } of Object.values(needs)) {
			expect(label).not.toBe('');
			expect(packages.length).toBeGreaterThan(0);
		}
	});
});

describe('programs that are missing', () => {
	/** A machine on which some programs are missing, and what was installed there. */
	function machine(missing: string[], change: EnsureOptions = {}) {
		const absent = new Set(missing);
		const installed: string[][] = [];
		const need = (label: string, packages: string[]): Need => ({
			label,
			packages,
			isThere: () => !absent.has(label),
		});
		const known = {
			compilers: need('make', ['make', 'g++']),
			chromium: need('Chromium', ['chromium', 'fonts-liberation']),
			redis: need('Redis', ['redis-server']),
			postgresql: need('PostgreSQL', ['postgresql']),
		};
		const options: EnsureOptions = {
			known,
			apt: () => ['/usr/bin/apt-get'],
			install: async (_apt, packages) => {
				installed.push([...packages]);
				absent.clear();
				await Promise.resolve();
			},
			...change,
		};
		return { installed, ensure: () => ensurePrograms(['chromium', 'redis', 'compilers'], options) };
	}

	test('nothing is installed where everything is', async () => {
		const { ensure, installed } = machine(['PostgreSQL']);
		await ensure();
		expect(installed).toEqual([]);
	});

	test('only what is missing is installed, at once', async () => {
		const told: string[] = [];
		const { ensure, installed } = machine(['Chromium', 'make', 'PostgreSQL'], {
			progress: (line) => told.push(line),
		});
		await ensure();
		expect(installed).toEqual([['chromium', 'fonts-liberation', 'make', 'g++']]);
		expect(told).toEqual(['Installing chromium, fonts-liberation, make and g++ with apt-get']);
	});

	test('without apt-get one sentence names everything', async () => {
		const { ensure, installed } = machine(['Chromium', 'Redis'], { apt: () => undefined });
		await expect(ensure()).rejects.toThrow(
			'These programs are needed and not on this machine: Chromium and Redis. They cannot be installed from here. On Debian or Ubuntu install them with: apt-get install -y chromium fonts-liberation redis-server',
		);
		expect(installed).toEqual([]);
	});

	test('when apt-get fails, the sentence ends in its reason', async () => {
		const { ensure } = machine(['Redis'], {
			install: () => Promise.reject(new Error('apt-get ended:\nE: Unable to locate package x\n')),
		});
		await expect(ensure()).rejects.toThrow('(E: Unable to locate package x)');
	});

	test('a failure that left everything in place is none', async () => {
		const absent = new Set(['Redis']);
		const install = () => {
			absent.clear();
			return Promise.reject(new Error('a service did not start'));
		};
		const isThere = () => !absent.has('Redis');
		const redis: Need = { label: 'Redis', packages: ['redis-server'], isThere };
		const known = { ...needs, redis };
		await ensurePrograms(['redis'], { known, apt: () => ['apt-get'], install });
	});

	test('an installation that brought nothing is a failure', async () => {
		const { ensure } = machine(['Redis'], { install: () => Promise.resolve() });
		await expect(ensure()).rejects.toThrow('apt-get could not install them');
	});
});

describe('apt-get', () => {
	const tries = (failures: number) => {
		const commands: string[][] = [];
		const run = (command: string, args: string[]) => {
			commands.push([command, ...args]);
			const isLast = args.includes('update') && commands.length > failures;
			return isLast || !args.includes('update')
				? Promise.resolve('')
				: Promise.reject(new Error('E: Could not get lock /var/lib/apt/lists/lock'));
		};
		return { commands, run };
	};

	test('waits for another apt, repeats downloads and asks nothing', async () => {
		const { commands, run } = tries(0);
		await installPackages(['sudo', '-n', 'apt-get'], ['chromium'], run, []);
		expect(commands).toHaveLength(2);
		for (const command of commands) {
			expect(command.slice(0, 3)).toEqual(['sudo', '-n', 'apt-get']);
			expect(command).toEqual(
				expect.arrayContaining(['DPkg::Lock::Timeout=600', 'Acquire::Retries=5']),
			);
		}
		expect(commands[0]).toContain('update');
		expect(commands[1]).toEqual(
			expect.arrayContaining(['install', '-y', '--no-install-recommends', 'chromium']),
		);
	});

	test('is tried again as often as there are pauses', async () => {
		const { commands, run } = tries(2);
		await installPackages(['apt-get'], ['make'], run, [0, 0]);
		expect(commands.map((command) => command.includes('install'))).toEqual([
			false,
			false,
			false,
			true,
		]);
	});

	test('fails with what it said last', async () => {
		const { run } = tries(9);
		await expect(installPackages(['apt-get'], ['make'], run, [0])).rejects.toThrow('lists/lock');
	});
});

test('programs are looked for on the path, and in the folders of servers', () => {
	expect(findOnPath('sh')).toMatch(/\/sh$/);
	expect(findOnPath('no-such-program-of-anybody')).toBeUndefined();
});
