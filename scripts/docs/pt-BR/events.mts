import type { Translations } from '../translation.mts';

/** When each event of the trigger happens, in Brazilian Portuguese; keyed by its name in the API. */
export const events: Translations = {
	'*': {
		of: '66e6490e',
		sentences: [
			'Inclui os eventos sobre a saúde do número. Números oficiais também enviam cada mensagem no formato da própria Meta; Ignore Duplicates fica só com a primeira.',
		],
	},
	'call.connected': {
		of: '56b64595',
		sentences: ['Uma chamada foi atendida'],
	},
	'call.ended': {
		of: '3c898893',
		sentences: ['Uma chamada terminou'],
	},
	'call.missed': {
		of: '85675256',
		sentences: ['Uma chamada não foi atendida'],
	},
	'call.permission_updated': {
		of: '154de7d5',
		sentences: ['Um contato mudou a permissão para receber chamadas'],
	},
	'call.ringing': {
		of: 'ee23cbbf',
		sentences: ['Uma chamada está chegando'],
	},
	calls: {
		of: 'ba7ca0b1',
		sentences: ['Eventos de chamada como a Meta os envia (somente números oficiais)'],
	},
	'message.delivered': {
		of: 'ca71f311',
		sentences: ['Uma mensagem enviada chegou ao celular'],
	},
	'message.failed': {
		of: 'fd48b9ad',
		sentences: ['Uma mensagem não pôde ser entregue'],
	},
	'message.newsletter': {
		of: 'e4d0c085',
		sentences: ['Uma mensagem em um canal (não existe em números oficiais da Meta)'],
	},
	'message.group': {
		of: 'b2643858',
		sentences: ['Uma mensagem em um grupo'],
	},
	'message.read': {
		of: '14de8af7',
		sentences: ['Uma mensagem enviada foi lida (exige a confirmação de leitura)'],
	},
	'message.received': {
		of: '389367b6',
		sentences: ['Um contato enviou uma mensagem'],
	},
	'message.reply': {
		of: '419bf7f6',
		sentences: ['Um contato citou a sua mensagem ou tocou em um dos botões dela'],
	},
	'message.sent': {
		of: 'cd666f46',
		sentences: ['Uma mensagem foi enviada ao WhatsApp'],
	},
	'number.connected': {
		of: '99fde046',
		sentences: ['O número se conectou ao WhatsApp'],
	},
	'number.created': {
		of: '93bbae9f',
		sentences: ['Um número foi adicionado'],
	},
	'number.disconnected': {
		of: 'fa63a450',
		sentences: ['O número perdeu a conexão'],
	},
	'number.recovered': {
		of: '1a145f0d',
		sentences: ['O número voltou a estar saudável (alguns números exigem All Events)'],
	},
	'number.removed': {
		of: 'a48ffc01',
		sentences: ['O número foi removido'],
	},
};
