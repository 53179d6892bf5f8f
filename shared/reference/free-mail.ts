/**
 * Mailboxes that are not on a company's own domain. Microsoft names Gmail, Yahoo! Mail, iCloud Mail, AOL Mail and Outlook
 * (Learn, indirect reseller tasks, December 2020) and Hotmail (Learn, tenants and Partner Center, 2021), and publishes
 * no list of domains. Which domains belong to those services, and which others are alike, is our own judgement of
 * 2026-11-22.
 */
const REFUSED = new Set([
  ...words('gmail.com googlemail.com'),
  ...words('icloud.com me.com mac.com'),
  ...words('aol.com aol.de aol.fr aol.it aol.co.uk aol.jp aim.com'),
  ...words(`yahoo.com yahoo.co.jp ymail.ne.jp ymail.com rocketmail.com myyahoo.com yahoo.ae yahoo.at yahoo.be yahoo.ca
    yahoo.ch yahoo.cl yahoo.cn yahoo.co.id yahoo.co.il yahoo.co.in yahoo.co.kr yahoo.co.nz yahoo.co.th yahoo.co.uk
    yahoo.co.za yahoo.com.ar yahoo.com.au yahoo.com.br yahoo.com.cn yahoo.com.co yahoo.com.hk yahoo.com.mx yahoo.com.my
    yahoo.com.ph yahoo.com.sg yahoo.com.tr yahoo.com.tw yahoo.com.vn yahoo.cz yahoo.de yahoo.dk yahoo.es yahoo.fi
    yahoo.fr yahoo.gr yahoo.hu yahoo.ie yahoo.in yahoo.it yahoo.nl yahoo.no yahoo.pl yahoo.pt yahoo.ro yahoo.se`),
  ...words(`outlook.com outlook.jp outlook.at outlook.be outlook.cl outlook.co.id outlook.co.il outlook.co.th
    outlook.com.ar outlook.com.au outlook.com.br outlook.com.gr outlook.com.tr outlook.com.vn outlook.cz outlook.de
    outlook.dk outlook.es outlook.fr outlook.hu outlook.ie outlook.in outlook.it outlook.kr outlook.lv outlook.my
    outlook.ph outlook.pt outlook.sa outlook.sg outlook.sk windowslive.com msn.com passport.com live.com live.jp live.at
    live.be live.ca live.cl live.cn live.co.kr live.co.uk live.co.za live.com.ar live.com.au live.com.mx live.com.my
    live.com.ph live.com.pt live.com.sg live.de live.dk live.fr live.hk live.ie live.in live.it live.nl live.no live.ru
    live.se`),
  ...words(`hotmail.com hotmail.co.jp hotmail.be hotmail.ca hotmail.ch hotmail.cl hotmail.co.id hotmail.co.il
    hotmail.co.kr hotmail.co.nz hotmail.co.th hotmail.co.uk hotmail.co.za hotmail.com.ar hotmail.com.au hotmail.com.br
    hotmail.com.hk hotmail.com.tr hotmail.com.tw hotmail.com.vn hotmail.cz hotmail.de hotmail.dk hotmail.es hotmail.fi
    hotmail.fr hotmail.gr hotmail.hu hotmail.it hotmail.nl hotmail.no hotmail.sg hotmail.se`),
]);

const LIKELY_REFUSED = new Set([
  // Japan: mobile carriers, those of former days too, since the addresses still work.
  ...words(`docomo.ne.jp ezweb.ne.jp au.com auone.jp uqmobile.jp softbank.ne.jp i.softbank.jp disney.ne.jp vodafone.ne.jp
    ymobile.ne.jp y-mobile.ne.jp yahoo.ne.jp emnet.ne.jp willcom.com pdx.ne.jp rakumail.jp mineo.jp`),
  // Japan: internet providers and portals. Some of the mail services have ended; their domains still turn up.
  ...words(`nifty.com nifty.ne.jp biglobe.ne.jp ocn.ne.jp so-net.ne.jp plala.or.jp dion.ne.jp hi-ho.ne.jp asahi-net.or.jp
    iij4u.or.jp dti.ne.jp eonet.ne.jp commufa.jp bbiq.jp megaegg.ne.jp pikara.ne.jp wakwak.com t-com.ne.jp ybb.ne.jp
    jcom.home.ne.jp zaq.ne.jp goo.jp goo.ne.jp excite.co.jp infoseek.jp livedoor.com`),
  // Free mail of the world.
  ...words(`proton.me protonmail.com protonmail.ch pm.me tuta.com tuta.io tutanota.com tutanota.de hushmail.com
    fastmail.com fastmail.fm hey.com mail.com email.com gmx.com gmx.net gmx.de gmx.at gmx.ch gmx.fr web.de freenet.de
    zoho.com zohomail.com duck.com inbox.lv seznam.cz centrum.cz wp.pl o2.pl onet.pl interia.pl abv.bg ukr.net i.ua
    yandex.com yandex.ru ya.ru mail.ru bk.ru inbox.ru list.ru rambler.ru walla.co.il rediffmail.com uol.com.br
    bol.com.br terra.com.br ig.com.br laposte.net libero.it virgilio.it`),
  ...words(`qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com aliyun.com 139.com 189.cn
    naver.com hanmail.net daum.net nate.com kakao.com hinet.net pchome.com.tw seed.net.tw`),
  // Internet providers of the world.
  ...words(`comcast.net xfinity.com verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net spectrum.net
    earthlink.net optonline.net shaw.ca telus.net rogers.com sympatico.ca videotron.ca bigpond.com optusnet.com.au
    xtra.co.nz btinternet.com sky.com virginmedia.com ntlworld.com talktalk.net orange.fr wanadoo.fr free.fr sfr.fr
    neuf.fr bbox.fr t-online.de arcor.de tin.it alice.it tiscali.it telefonica.net telenet.be skynet.be ziggo.nl
    kpnmail.nl planet.nl bluewin.ch telia.com`),
]);

/**
 * How sure it is that Microsoft refuses mailboxes of a domain, or of one above it: it names the service, the service is
 * alike, or it is not on our list.
 */
export function freeMail(domain: string): 'refused' | 'likely-refused' | null {
  const labels = domain.split('.');
  const above = labels.map((_, at) => labels.slice(at).join('.'));
  if (above.some((it) => REFUSED.has(it))) return 'refused';
  return above.some((it) => LIKELY_REFUSED.has(it)) ? 'likely-refused' : null;
}

/** The domain of an e-mail address, in lower case and without full-width letters. */
export function domainOf(email: string): string {
  return email
    .slice(email.lastIndexOf('@') + 1)
    .normalize('NFKC')
    .trim()
    .toLowerCase();
}

function words(text: string): readonly string[] {
  return text.split(/\s+/);
}
