import { findings } from '../../../scripts/release/findings.mts';
import { untilPassed, type Verdict } from '../../../scripts/release/untilPassed.mts';
import { chosenPart, e2eFiles } from '../../../scripts/test/parts.mts';
import { filesIn, readJson, readText } from '../../../dev/project.mts';

describe('a release', () => {
	const manifest = {
		version: '1.2.3',
		author: { name: 'A', email: 'a@acme.test' },
		repository: { url: 'git+https://github.com/acme/nodes.git' },
	};
	const changelog = '# Changelog\n\n## [1.2.3] - 2026-01-31\n';
	const release = { tag: 'v1.2.3', repository: 'acme/nodes' };

	test('with everything in place can be published', () => {
		expect(findings(manifest, changelog, release)).toEqual([]);
	});

	test.each([
		['under another tag', manifest, changelog, { ...release, tag: 'v1.2.4' }, 'tag must be v1.2.3'],
		['without its date', manifest, '## [1.2.3]\n', release, 'no section "## [1.2.3] - <date>"'],
		['from elsewhere', manifest, changelog, { ...release, repository: 'b/c' }, 'this is b/c'],
		[
			'of nobody',
			{ ...manifest, author: { name: 'A', email: 'a@example.com' } },
			changelog,
			release,
			'a@example.com as author',
		],
	])('%s cannot', (_name, candidate, changes, circumstances, sentence) => {
		expect(findings(candidate, changes, circumstances)).toEqual([
			expect.stringContaining(sentence),
		]);
	});
});

test('the version of package.json has its section in the changelog', () => {
	const { version } = readJson<{ version: string }>('package.json');
	expect(readText('CHANGELOG.md')).toMatch(
		new RegExp(`^## \\[${version.replaceAll('.', '\\.')}\\]`, 'm'),
	);
});

describe('the scan after a release', () => {
	const later: Verdict = { passed: false, message: 'not listed yet' };
	/** Scans that give these verdicts in turn, and what happened. */
	async function scanning(verdicts: Verdict[], tries = 5) {
		const reports: string[] = [];
		let pauses = 0;
		const last = await untilPassed(async () => Promise.resolve(verdicts.shift() ?? later), {
			tries,
			pause: async () => Promise.resolve(void (pauses += 1)),
			report: (message) => reports.push(message),
		});
		return { last, pauses, reports };
	}

	test('waits until the registry lists the version', async () => {
		const { last, pauses, reports } = await scanning([later, later, { passed: true }]);
		expect(last.passed).toBe(true);
		expect(pauses).toBe(2);
		expect(reports[0]).toBe('Try 1 of 5: not listed yet');
	});

	test('does not try again what the linter has found', async () => {
		const found = { passed: false, details: 'a rule is broken' };
		expect(await scanning([found, { passed: true }])).toEqual({
			last: found,
			pauses: 0,
			reports: [],
		});
	});

	test('gives up at last', async () => {
		const { last, pauses } = await scanning([], 3);
		expect(last).toEqual(later);
		expect(pauses).toBe(2);
	});
});

describe('a part of the tests', () => {
	test('is everything, the checks, or an n8n line', () => {
		expect(chosenPart([])).toBeUndefined();
		expect(chosenPart(['--only', 'checks'])).toBe('checks');
		expect(chosenPart(['--only', '2.8'])).toBe('2.8');
		expect(() => chosenPart(['--only', '0.1'])).toThrow('There is no part "0.1"');
	});

	test('in an n8n line has e2e files, and each file belongs to one line', () => {
		const files = filesIn('test/e2e', /\.test\.mts$/);
		const ofLine = (line: string) => {
			const [flag = ''] = e2eFiles(line);
			const pattern = new RegExp(flag.replace('--testPathPatterns=', ''));
			return files.filter((path) => pattern.test(path));
		};
		const lines = ['2.41', '2.8', '1.123'].map(ofLine);
		for (const found of lines) expect(found.length).toBeGreaterThan(0);
		expect(lines.flat().sort()).toEqual(files);
	});
});
