import type { Report, Row } from './run.mts';

const MARKS: Readonly<Record<Row['outcome'], string>> = {
	confirmed: 'confirmed',
	contradicted: 'CONTRADICTED',
	observed: 'answer',
	'not checked': 'not checked',
};

/** One row as lines: outcome, fact, source; below it what came back. Confirmed facts need no more than their line. */
export function rowText(row: Row): string {
	const head = `${MARKS[row.outcome].padEnd(12)}  ${row.claim}  (${row.id}; reference ${row.source})`;
	return row.outcome === 'confirmed' ? head : `${head}\n${' '.repeat(14)}→ ${row.detail}`;
}

/** How many rows have each outcome, in one line, and what was left behind. */
export function summaryText(report: Report): string {
	const count = (outcome: Row['outcome']): number =>
		report.rows.filter((row) => row.outcome === outcome).length;
	const counts = [
		`${count('confirmed')} confirmed`,
		`${count('contradicted')} contradicted`,
		`${count('observed')} questions answered`,
		`${count('not checked')} not checked`,
	].join(', ');
	return [
		report.stopped ? `Stopped. ${counts}.` : `${counts}.`,
		...(report.left.length === 0 ? [allRemoved(report)] : report.left),
		...report.lasting,
	].join('\n');
}

function allRemoved({ lasting }: Report): string {
	return lasting.length === 0
		? 'Nothing of this run is left.'
		: 'The webhook and the template of this run are removed. What stays:';
}

/** Exit code of a run: 130 stopped, 2 something left behind, 1 a contradiction or a key that did not work, else 0. */
export function exitCode(report: Report): number {
	if (report.left.length > 0) return 2;
	if (report.stopped) return 130;
	const keyWorks = report.rows.some(
		({ id, outcome }) => id === 'auth.key' && outcome === 'confirmed',
	);
	const contradicted = report.rows.some(({ outcome }) => outcome === 'contradicted');
	return contradicted || !keyWorks ? 1 : 0;
}
