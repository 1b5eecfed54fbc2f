import type { Translations } from '../translation.mts';

/** What each operation does, in Brazilian Portuguese; keyed by resource and operation. */
export const operations: Translations = {
	'message/sendTemplate': {
		of: '67dfea92',
		sentences: ['Envia um template aprovado com os seus valores'],
	},
	'message/sendText': {
		of: '36f27f80',
		sentences: ['Envia um texto livre, com até 3 botões'],
	},
	'message/sendMedia': {
		of: '696a8e24',
		sentences: ['Envia uma imagem, um vídeo, um documento ou uma mensagem de voz'],
	},
	'message/sendAndWait': {
		of: '4e016ccd',
		sentences: ['Envia uma mensagem e espera a resposta no chat ou em uma página'],
	},
	'message/get': {
		of: 'bc826cd0',
		sentences: [
			'Consulta o status de uma mensagem enviada, ou espera até que seja entregue ou lida',
		],
	},
	'message/getMany': {
		of: 'fdb65040',
		sentences: ['Lista mensagens: o histórico, as não lidas ou as de grupos'],
	},
	'message/cancel': {
		of: 'd6e0efa8',
		sentences: ['Cancela mensagens agendadas com Deliver At'],
	},
	'template/create': {
		of: '1aeaf6ae',
		sentences: [
			'Cria um template. Em números oficiais, a Meta analisa o template antes que ele possa ser enviado.',
		],
	},
	'template/delete': {
		of: 'fed4b9b2',
		sentences: ['Exclui um template definitivamente, inclusive na Meta'],
	},
	'template/get': {
		of: '36fc871c',
		sentences: ['Consulta o conteúdo, as variáveis e a situação da análise de um template'],
	},
	'template/getMany': {
		of: '1ea70735',
		sentences: ['Lista templates'],
	},
	'template/update': {
		of: 'e616fac8',
		sentences: [
			'Substitui o conteúdo de um template. Em números oficiais, a Meta precisa aprová-lo de novo antes que ele possa ser enviado.',
		],
	},
	'group/create': {
		of: 'c8680199',
		sentences: ['Cria um grupo de WhatsApp que inclui este número'],
	},
	'group/get': {
		of: '85033f2a',
		sentences: ['Consulta os detalhes de um grupo'],
	},
	'group/getMany': {
		of: 'fdb40143',
		sentences: ['Lista os grupos dos quais o número participa'],
	},
	'newsletter/getMany': {
		of: '45eb7396',
		sentences: ['Lista os canais (newsletters) do número'],
	},
	'conversation/getMany': {
		of: '3bcc8818',
		sentences: ['Lista conversas com a última mensagem e a quantidade de não lidas'],
	},
	'number/check': {
		of: '1978287d',
		sentences: [
			'Verifica se números de telefone estão no WhatsApp. Somente para números pareados por QR code.',
		],
	},
	'number/get': {
		of: '121fd8d0',
		sentences: ['Consulta a conexão e a saúde de um número de WhatsApp'],
	},
	'number/getMany': {
		of: '2d4fee93',
		sentences: ['Lista os números de WhatsApp a que a chave tem acesso'],
	},
	'media/download': {
		of: '39792847',
		sentences: [
			'Baixa a imagem, o vídeo, o documento ou a mensagem de voz de uma mensagem recebida',
		],
	},
	'analytics/get': {
		of: '6e4b5da7',
		sentences: ['Consulta quantas mensagens foram enviadas, lidas e não entregues em um período'],
	},
};
