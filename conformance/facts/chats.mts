import { codeOf, entries, judgeBy, judged, object, observed, ok, seen, text } from '../judge.mts';
import type { Answer, Ask, Facts, Known, Verdict } from '../types.mts';

const groups: Ask = { method: 'GET', route: '/v1/groups' };
const dashboard = (query: Record<string, string>): Ask => {
	return { method: 'GET', route: '/v1/analytics/dashboard', query };
};

/** A list of groups or channels, or a documented refusal that fits what is known of the number. */
function judgeChats(answer: Answer, known: Known, name: string, ending: string): Verdict {
	const { connected, provider } = known;
	if (answer.status === 409) {
		if (connected === true) return judged(false, answer);
		return judgeBy(answer, known, { status: 409, codes: ['WHATSAPP_INSTANCE_NOT_CONNECTED'] });
	}
	if (answer.status === 400) {
		if (provider === 'PILOT_STATUS') return judged(false, answer);
		const codes = ['META_GROUPS_NOT_ELIGIBLE', 'NOT_SUPPORTED_FOR_META'];
		return judgeBy(answer, known, { status: 400, codes });
	}
	const list = object(answer.json)[name];
	const fits = entries(answer.json, name).every(
		(chat) => text(chat, 'id')?.endsWith(ending) === true && Object.hasOwn(chat, 'name'),
	);
	return judged(ok(answer) && Array.isArray(list) && fits, answer);
}

/** Groups, newsletters, media and figures (docs/api-reference.md 8, 10). */
export const chatFacts: Facts = {
	'groups.list': {
		source: '8 [doc] api/groups',
		claim:
			'GET /v1/groups gives { groups: [{ id …@g.us, name }] }, else 409 unconnected or 400 on Meta',
		ask: groups,
		learn: (answer, known) => {
			if (ok(answer)) known.listed.add('groups');
			const [group] = entries(answer.json, 'groups');
			if (group) known.groupId = text(group, 'id');
		},
		judge: (answer, known) => judgeChats(answer, known, 'groups', '@g.us'),
	},
	'groups.metaCode': {
		source: '17 [doc] api/groups, newer against older',
		claim: 'Which code does a Meta number get that may have no groups?',
		ask: groups,
		judge: (answer) =>
			observed(ok(answer) ? 'none: this number may have groups' : (codeOf(answer) ?? seen(answer))),
	},
	'groups.get': {
		source: '8 [unknown]',
		claim: 'Which fields does one group have?',
		ask: { method: 'GET', route: '/v1/groups/{id}', of: 'groupId' },
	},
	'groups.paging': {
		source: '18.17 [unknown]',
		claim: 'Does the list of groups obey page and pageSize?',
		ask: { ...groups, query: { page: '1', pageSize: '1' } },
		needs: ['groupId'],
		show: ({ json }) => `${entries(json, 'groups').length} entries for pageSize 1`,
	},
	'groups.create': {
		source: '8 [doc] api/groups',
		claim: 'What does creating a group answer?',
		never: 'would create a group on WhatsApp that no request removes',
	},
	'newsletters.list': {
		source: '8 [doc] api/overview',
		claim:
			'GET /v1/newsletters gives { newsletters: [{ id …@newsletter, name }] }, else 409 or 400 on Meta',
		ask: { method: 'GET', route: '/v1/newsletters' },
		judge: (answer, known) => judgeChats(answer, known, 'newsletters', '@newsletter'),
	},
	'media.bothIds': {
		source: '10 [doc] api/media-download',
		claim:
			'GET /v1/media/{id} without phoneNumberId is refused with 400, as on unofficial numbers always',
		ask: { method: 'GET', route: '/v1/media/{id}', id: 'conformance_absent' },
		expect: { status: 400 },
	},
	'media.limit': {
		source: '18.9 [unknown]',
		claim: 'How long may texts and captions be, how large media?',
		never: 'would take many messages and files of growing size',
	},
	'analytics.fields': {
		source: '10 [doc] api/analytics',
		claim:
			'The dashboard has totals, changes, failureRate, dailyMessages and statusDistribution; or 409',
		ask: dashboard({ period: '7d', tz: 'America/Sao_Paulo' }),
		expect: [
			{ status: 409 },
			{
				fields: [
					...['totalSent', 'totalFailed', 'sentPercentChange', 'failedPercentChange'],
					...['failureRate', 'dailyMessages', 'statusDistribution'],
				],
			},
		],
	},
	'analytics.daily': {
		source: '10 [doc] api/analytics',
		claim: 'dailyMessages holds date and count; how many days for 7d?',
		ask: dashboard({ period: '7d', timezone: 'America/Sao_Paulo' }),
		show: (answer) => {
			const days = entries(answer.json, 'dailyMessages');
			const fits = days.every((day) => Object.hasOwn(day, 'date') && Object.hasOwn(day, 'count'));
			return fits ? `${days.length} days` : judged(false, answer);
		},
	},
	'analytics.period': {
		source: '10 [unknown]',
		claim: 'What does a period get that does not exist?',
		ask: dashboard({ period: '8d', tz: 'UTC' }),
	},
};
