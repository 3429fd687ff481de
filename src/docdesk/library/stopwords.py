"""The function words of the languages that DocDesk stems."""

# Words that carry grammar and no subject. They tell languages apart (each language's own share of
# a text) and are left out of questions. Lower case, accents as written.
_WORDS: dict[str, str] = {
    "en": """
        a about above after again against all also although am among an and another any anyone
        anything are aren as at be became because become been before being below between both but
        by can cannot could couldn did didn do does doesn doing don done down during each either
        else ever every few for from further get gets give given gives had hadn has hasn have haven
        having he her here hers herself him himself his how however i if in into is isn it its
        itself just let like made make makes many may me might mine more most much must my myself
        neither no nor not of off often on once one only onto or other others our ours ourselves out
        over own per please rather re s same shall shan she should shouldn since so some someone
        something still such t tell than that the their theirs them themselves then there therefore
        these they this those though through thus to too toward towards under until up upon us use
        used very via was wasn we were weren what whatever when where whether which while who whom
        whose why will with within without won would wouldn yes yet you your yours yourself
    """,
    "it": """
        a abbia abbiamo abbiano ad agli ai al alcun alcuna alcune alcuni alcuno alla alle allo
        allora altra altre altri altro anche ancora anziché appena assai attraverso avere aveva
        avevano avuto avendo ben bene c che chi chiunque ci ciascun ciascuna ciascuno cioè ciò co
        coi col come con contro cosa cose così cui d da dagli dai dal dall dalla dalle dallo dato
        davanti degli dei del dell della delle dello dentro deve devono di dice dimmi dopo dove
        dovrebbe due dunque durante e è ebbe ebbero ecco ed egli ella era erano eri essa esse
        essendo essere essi esso fa fanno fare fatta fatte fatti fatto fino fra fu fui furono già
        giù gli gliela ha hai hanno ho i il in infatti infine inoltre insieme invece io l la là le
        lei li lì lo loro lui ma mai me medesimo mediante meno mentre mi mia mie miei mio molta
        molte molti molto ne né negli nei nel nell nella nelle nello nessun nessuna nessuno nient
        niente no noi non nostra nostre nostri nostro o od ogni ognuno oltre oppure ora per perché
        perciò però piuttosto più po poi poiché poco possa possono presso può pure qua qual quale
        quali qualche qualcosa qualcuno qualsiasi quando quanta quante quanti quanto quegli quei
        quel quell quella quelle quelli quello questa queste questi questo qui quindi s sarà
        saranno sarebbe se sebbene secondo sei sempre senza si sì sia siamo siano siete sino so
        solo soltanto sono sopra sotto sta stata state stati stato stesso su sua sue sugli sui sul
        sull sulla sulle sullo suo suoi svolge ti tra tra tramite troppo tu tua tue tuo tuoi tutta
        tuttavia tutte tutti tutto un una uno v va vi viene vengono verso via voi vostra vostre
        vostri vostro
    """,
    "fr": """
        à afin ai aie ainsi alors après as au aucun aucune auquel aura aurait aussi autre autres aux
        auxquels avaient avait avant avec avez avoir avons ayant beaucoup c car ce ceci cela celle
        celles celui cependant ces cet cette ceux chacun chaque chez ci comme comment contre d dans
        de dehors depuis des dès désormais deux devant doit doivent donc dont du duquel durant elle
        elles en encore enfin entre es est et étaient était étant etc été être eu eux fait faire
        fois font furent fut grâce hors ici il ils j jamais je jusqu jusque l la là laquelle le
        lequel les lesquelles lesquels leur leurs lors lorsque lui m ma mais malgré me même mêmes
        mes mien moi moins mon n ne ni non nos notre nous on ont ou où outre par parce pas pendant
        peu peut peuvent plus plusieurs plutôt pour pourquoi pourrait près puis puisque qu quand
        quant que quel quelle quelles quelque quelques quels qui quoi quoique s sa sans se selon
        sera serait seront ses seulement si sien soi soient sois soit son sont sous suis sur ta
        tandis te tel telle telles tels tes toi ton toujours tous tout toute toutefois toutes très
        trop tu un une vers via voici voilà vos votre vous y
    """,
    "de": """
        ab aber alle allem allen aller alles als also am an andere anderen anderer anderes auch auf
        aus außer bei beide beiden beim bereits bevor bin bis bist bzw da dabei dadurch dafür damit
        danach dann daran darauf daraus darf darin darüber das dass davon dazu dein deine dem den
        denen denn dennoch der deren des deshalb dessen dich die dies diese diesem diesen dieser
        dieses dir doch dort du durch dürfen ebenso ein eine einem einen einer eines einige einigen
        einiger einmal er es etwa etwas euch euer falls für gegen gegenüber gemäß gewesen hab habe
        haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im
        in indem infolge ins ist ja je jede jedem jeden jeder jedes jedoch jemand jene jetzt kann
        kein keine keinem keinen keiner können könnte konnte machen man manche mehr mein meine mich
        mir mit muss müssen nach nachdem neben nein nicht nichts noch nun nur ob obwohl oder ohne
        sehr sei sein seine seinem seinen seiner seit sich sie sind so sobald sofern solche soll
        sollen sollte sondern sonst soweit sowie sowohl statt trotz über um und uns unser unsere
        unter vom von vor während wann war waren warum was wegen weil welche welchem welchen welcher
        welches wenn wer werden wie wieder will wir wird wo wobei wohl wollen worden wurde wurden
        würde zu zum zur zwar zwischen
    """,
    "es": """
        a acá ahí al algo alguien algún alguna algunas alguno algunos allá allí ambos ante antes
        aquel aquella aquellas aquellos aquí así aún aunque bajo bastante bien cada casi como cómo
        con conforme contra cual cuál cuales cuáles cualquier cuando cuándo cuanto cuánto cuántos
        cuya cuyo de debe deben del demás dentro desde después donde dónde dos durante e el él ella
        ellas ello ellos en entonces entre era eran eres es esa esas ese eso esos esta está estaba
        estaban estado estamos están estar estas este esto estos fue fueron ha había habían haber
        hace hacen hacia han hasta hay he incluso la las le les lo los luego más me mediante menos
        mi mí mientras mis misma mismo mismos muy nada nadie ni ningún ninguna ninguno no nos
        nosotros nuestra nuestro o os otra otras otro otros para pero poco por porque pudo puede
        pueden pues que qué quien quién quienes se sea sean según ser será serán si sí sido siempre
        sin sino sobre son su sus suya suyo tal tales también tampoco tan tanto te tener tiene
        tienen toda todas todavía todo todos tras tu tú un una unas uno unos usted ustedes varios
        ya yo y
    """,
}

STOP_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split()) for language, words in _WORDS.items()
}
