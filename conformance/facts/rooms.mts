import type { Answer, Fact, Known, Verdict } from '../types.mts';
import {
	absentFrom,
	codeOf,
	entries,
	forNumber,
	judged,
	needing,
	never,
	object,
	observed,
	ok,
	refused,
	seen,
	text,
} from './judge.mts';

const NO_GROUPS = ['META_GROUPS_NOT_ELIGIBLE', 'NOT_SUPPORTED_FOR_META'];

/** A list of rooms, or a documented refusal that fits what is known of the number. */
function roomList(answer: Answer, known: Known, name: string, ending: string): Verdict {
	if (answer.status === 409) {
		const verdict = refused(answer, 409, ['WHATSAPP_INSTANCE_NOT_CONNECTED']);
		return known.connected === true ? judged(false, answer) : verdict;
	}
	if (answer.status === 400) {
		return known.provider === 'PILOT_STATUS'
			? judged(false, answer)
			: refused(answer, 400, NO_GROUPS);
	}
	const list = object(answer.json)[name];
	const fits = entries(answer.json, name).every(
		(room) => text(room, 'id')?.endsWith(ending) === true && Object.hasOwn(room, 'name'),
	);
	return judged(ok(answer) && Array.isArray(list) && fits, answer);
}

const noGroup = (known: Known): string => absentFrom(known, 'groups', 'the number is in no group');

/** Groups, newsletters, media and figures (docs/api-reference.md 8, 10). */
export const roomFacts: Fact[] = [
	{
		id: 'groups.list',
		source: '8 [doc] api/groups',
		claim:
			'GET /v1/groups gives { groups: [{ id …@g.us, name }] }, else 409 unconnected or 400 on Meta',
		request: forNumber({ method: 'GET', route: '/v1/groups' }),
		learn: (answer, known) => {
			if (ok(answer)) known.listed.add('groups');
			const [group] = entries(answer.json, 'groups');
			if (group) known.groupId = text(group, 'id');
		},
		judge: (answer, known) => roomList(answer, known, 'groups', '@g.us'),
	},
	{
		id: 'groups.metaCode',
		source: '17 [doc] api/groups, newer against older',
		claim: 'Which code does a Meta number get that may have no groups?',
		request: forNumber({ method: 'GET', route: '/v1/groups' }),
		judge: (answer) =>
			observed(ok(answer) ? 'none: this number may have groups' : (codeOf(answer) ?? seen(answer))),
	},
	{
		id: 'groups.get',
		source: '8 [unknown]',
		claim: 'Which fields does one group have?',
		request: needing(
			({ groupId }) => groupId,
			noGroup,
			(id) => ({ method: 'GET', route: '/v1/groups/{id}', id }),
		),
		judge: (answer) => observed(seen(answer)),
	},
	{
		id: 'groups.paging',
		source: '18.17 [unknown]',
		claim: 'Does the list of groups obey page and pageSize?',
		request: needing(
			({ groupId }) => groupId,
			noGroup,
			() => ({ method: 'GET', route: '/v1/groups', query: { page: '1', pageSize: '1' } }),
		),
		judge: (answer) =>
			observed(
				ok(answer)
					? `${entries(answer.json, 'groups').length} entries for pageSize 1`
					: seen(answer),
			),
	},
	{
		id: 'groups.create',
		source: '8 [doc] api/groups',
		claim: 'What does creating a group answer?',
		...never('would create a group on WhatsApp that no request removes'),
	},
	{
		id: 'newsletters.list',
		source: '8 [doc] api/overview',
		claim:
			'GET /v1/newsletters gives { newsletters: [{ id …@newsletter, name }] }, else 409 or 400 on Meta',
		request: forNumber({ method: 'GET', route: '/v1/newsletters' }),
		judge: (answer, known) => roomList(answer, known, 'newsletters', '@newsletter'),
	},
	{
		id: 'media.bothIds',
		source: '10 [doc] api/media-download',
		claim:
			'GET /v1/media/{id} without phoneNumberId is refused with 400, as on unofficial numbers always',
		request: forNumber({ method: 'GET', route: '/v1/media/{id}', id: 'conformance_absent' }),
		judge: (answer) => refused(answer, 400),
	},
	{
		id: 'media.limit',
		source: '18.9 [unknown]',
		claim: 'How long may texts and captions be, how large media?',
		...never('would take many messages and files of growing size'),
	},
	{
		id: 'analytics.fields',
		source: '10 [doc] api/analytics',
		claim:
			'The dashboard has totals, changes, failureRate, dailyMessages and statusDistribution; or 409',
		request: forNumber({
			method: 'GET',
			route: '/v1/analytics/dashboard',
			query: { period: '7d', tz: 'America/Sao_Paulo' },
		}),
		judge: (answer) => {
			const body = object(answer.json);
			const fields = [
				...['totalSent', 'totalFailed', 'sentPercentChange', 'failedPercentChange'],
				...['failureRate', 'dailyMessages', 'statusDistribution'],
			];
			const complete = fields.every((field) => Object.hasOwn(body, field));
			return judged(answer.status === 409 || (ok(answer) && complete), answer);
		},
	},
	{
		id: 'analytics.daily',
		source: '10 [doc] api/analytics',
		claim: 'dailyMessages holds date and count; how many days for 7d?',
		request: forNumber({
			method: 'GET',
			route: '/v1/analytics/dashboard',
			query: { period: '7d', timezone: 'America/Sao_Paulo' },
		}),
		judge: (answer) => {
			const days = entries(answer.json, 'dailyMessages');
			const fits = days.every((day) => Object.hasOwn(day, 'date') && Object.hasOwn(day, 'count'));
			if (!ok(answer)) return observed(seen(answer));
			return fits ? observed(`${days.length} days`) : judged(false, answer);
		},
	},
	{
		id: 'analytics.period',
		source: '10 [unknown]',
		claim: 'What does a period get that does not exist?',
		request: forNumber({
			method: 'GET',
			route: '/v1/analytics/dashboard',
			query: { period: '8d', tz: 'UTC' },
		}),
		judge: (answer) => observed(seen(answer)),
	},
];
