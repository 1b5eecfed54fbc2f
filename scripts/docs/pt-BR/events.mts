import type { Translations } from '../translation.mts';

/** When each event of the trigger happens, in Brazilian Portuguese; keyed by its name in the API. */
export const events: Translations = {
	'*': {
		of: '63c633cc',
		sentences: [
			'Todos os eventos, inclusive os que tratam da saúde do número. Números oficiais enviam cada mensagem uma segunda vez, como a Meta a tem; Ignore Duplicates fica com a primeira das duas.',
		],
	},
	'call.connected': {
		of: '56b64595',
		sentences: ['Uma chamada foi atendida'],
	},
	'call.ended': {
		of: '3f459b4c',
		sentences: ['Uma chamada terminou'],
	},
	'call.missed': {
		of: '1d7de0b0',
		sentences: ['Ninguém atendeu uma chamada'],
	},
	'call.permission_updated': {
		of: '5b40da3a',
		sentences: ['Um contato mudou a permissão para receber chamadas'],
	},
	'call.ringing': {
		of: '71c024be',
		sentences: ['Uma chamada está chegando'],
	},
	calls: {
		of: 'a6ee397c',
		sentences: ['Os eventos de chamada da Meta do jeito que chegam, para números oficiais'],
	},
	'message.delivered': {
		of: 'f20d3e97',
		sentences: ['Uma mensagem enviada chegou ao celular'],
	},
	'message.failed': {
		of: 'fd48b9ad',
		sentences: ['Uma mensagem não pôde ser entregue'],
	},
	'message.newsletter': {
		of: '0d621e74',
		sentences: ['Uma mensagem em um canal; não existe em números oficiais da Meta'],
	},
	'message.group': {
		of: 'b2643858',
		sentences: ['Uma mensagem em um grupo'],
	},
	'message.read': {
		of: '779e409a',
		sentences: [
			'Uma mensagem enviada foi lida; só para contatos com a confirmação de leitura ativada',
		],
	},
	'message.received': {
		of: '39c6d740',
		sentences: ['Um contato escreveu uma mensagem'],
	},
	'message.reply': {
		of: '6a8b59c3',
		sentences: [
			'Um contato respondeu citando uma das suas mensagens ou tocou em um dos botões dela',
		],
	},
	'message.sent': {
		of: 'c2542363',
		sentences: ['Uma mensagem saiu para o WhatsApp'],
	},
	'number.connected': {
		of: '2d5aa926',
		sentences: ['O número de WhatsApp está conectado'],
	},
	'number.created': {
		of: 'b5a99bed',
		sentences: ['Um número de WhatsApp foi adicionado'],
	},
	'number.disconnected': {
		of: 'b38567d3',
		sentences: ['O número de WhatsApp perdeu a conexão'],
	},
	'number.recovered': {
		of: 'a8a11f2a',
		sentences: [
			'O número de WhatsApp voltou a estar saudável; alguns números só enviam este evento com All Events',
		],
	},
	'number.removed': {
		of: '93dca49a',
		sentences: ['O número de WhatsApp foi removido'],
	},
};
