/**
 * Mail services that anyone can join. Microsoft names Gmail, Yahoo! Mail, iCloud Mail, AOL Mail, Outlook and Hotmail as
 * refused (Learn, indirect reseller tasks, 2020; Azure AD tenants and Partner Center, 2021) and publishes no complete
 * list. The list is our own, checked 2026-11-22.
 */
const NAMED = `
  gmail.com googlemail.com
  yahoo.com yahoo.co.jp ymail.com ymail.ne.jp rocketmail.com yahoo.co.uk yahoo.fr yahoo.de yahoo.it yahoo.es
  yahoo.com.br yahoo.com.au yahoo.co.in yahoo.co.kr yahoo.com.tw yahoo.com.hk yahoo.ca
  icloud.com me.com mac.com
  aol.com aim.com
  outlook.com outlook.jp outlook.de outlook.fr outlook.es outlook.com.br hotmail.com hotmail.co.jp hotmail.co.uk
  hotmail.fr hotmail.de hotmail.it hotmail.es live.com live.jp live.co.uk live.fr msn.com passport.com
`;
const LIKE_THEM = `
  proton.me protonmail.com pm.me gmx.com gmx.de gmx.net web.de mail.com zoho.com tutanota.com tuta.com fastmail.com
  hey.com yandex.com yandex.ru ya.ru mail.ru bk.ru list.ru inbox.ru rambler.ru
  qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com aliyun.com
  naver.com hanmail.net daum.net nate.com kakao.com
  docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp vodafone.ne.jp ymobile.ne.jp rakuten.jp
  goo.jp goo.ne.jp excite.co.jp infoseek.jp livedoor.com nifty.com biglobe.ne.jp ocn.ne.jp so-net.ne.jp
  plala.or.jp dion.ne.jp hi-ho.ne.jp asahi-net.or.jp jcom.home.ne.jp mineo.jp uqmobile.jp
  orange.fr wanadoo.fr free.fr laposte.net sfr.fr t-online.de freenet.de libero.it virgilio.it tin.it
  btinternet.com sky.com uol.com.br bol.com.br terra.com.br rediffmail.com hinet.net pchome.com.tw
`;

const named = new Set(NAMED.trim().split(/\s+/));
const likeThem = new Set(LIKE_THEM.trim().split(/\s+/));

/** How sure it is that Microsoft refuses mailboxes of a domain: it says so, it is alike, or it is not on our list. */
export function freeMail(domain: string): 'refused' | 'likely-refused' | null {
  if (named.has(domain)) return 'refused';
  return likeThem.has(domain) ? 'likely-refused' : null;
}

/** The domain of an e-mail address, in lower case and without full-width letters. */
export function domainOf(email: string): string {
  return email
    .slice(email.lastIndexOf('@') + 1)
    .normalize('NFKC')
    .trim()
    .toLowerCase();
}
