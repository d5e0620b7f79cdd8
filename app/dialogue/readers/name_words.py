"""Given names and surnames that are plainly one or the other, folded. A name in neither list proves nothing."""

from __future__ import annotations

from app.dialogue.readers.lexicon import word_set

GIVEN = word_set(
    """
    aaron|abdias|abigail|abraham|abril|ada|adan|adela|adolfo|adonay|adrian|adriana|agustin|aida|alba|alberto|aldo|
    alejandra|alejandro|alex|alexander|alexandra|alexis|alfonso|alfredo|alicia|alma|alonso|alvaro|amalia|amanda|amilcar|
    amparo|ana|anabel|anderson|andrea|andres|angel|angela|angelica|angie|anibal|anita|ann|anna|anthony|antonia|antonio|
    araceli|ariana|ariel|armando|arnold|arnulfo|arturo|astrid|aura|aurora|axel|barbara|beatriz|belkis|benito|benjamin|
    bernardo|bertha|bessy|betty|blanca|boris|brandon|brayan|brenda|brian|bryan|byron|camila|carla|carlos|carmen|
    carmelina|carolina|catalina|cecilia|celeste|celia|cesar|charles|christian|christopher|cindy|clara|claudia|concepcion|
    consuelo|cristian|cristina|cristobal|dagoberto|daisy|dalia|damaris|daniel|daniela|danilo|darwin|david|dayana|
    deborah|delia|delmy|denis|dennis|derek|diana|diego|dilcia|dina|dinora|domingo|doris|douglas|dulce|dunia|eddy|
    edgar|edgardo|edith|edmundo|eduardo|edwin|efrain|elena|eliana|elias|elisa|elizabeth|elmer|eloisa|elsa|elvia|
    elvin|elvira|emanuel|emely|emerson|emilia|emilio|emma|enrique|eric|erick|erika|ernestina|ernesto|esmeralda|
    esperanza|esteban|estefany|ester|estela|esther|esteban|eugenia|eugenio|eunice|eva|evelin|evelyn|ever|ezequiel|fabiola|
    fabricio|fanny|fatima|felicia|felipe|felix|fermin|fernanda|fernando|fidel|filomena|flora|francisca|francisco|franklin|
    fredy|gabriel|gabriela|genesis|george|geovanny|geovani|gerardo|german|gerson|gilberto|gilma|gina|giovanni|gladys|gloria|
    grace|graciela|gregorio|griselda|guadalupe|guillermo|gustavo|harold|hector|heidi|heidy|henry|herbert|heriberto|
    hernan|hilda|hugo|humberto|ignacio|ilsa|imelda|ingrid|irene|iris|irma|isaac|isabel|isaias|isis|ismael|israel|ivan|
    ivania|ivette|jacinto|jackson|jacob|jacqueline|jaime|jairo|james|janeth|jasmin|javier|jayson|jean|jefferson|jenifer|
    jennifer|jenny|jerson|jesenia|jesica|jessica|jesus|joan|joaquin|joel|john|johana|johanna|johnny|jonathan|jorge|jose|
    joselyn|josefa|josefina|joseph|josue|juan|juana|juanita|judith|julia|julian|juliana|julio|julissa|justo|karen|karina|
    karla|katherine|kathy|keila|kelly|kelvin|kenia|kenneth|kevin|lazaro|leidy|leonardo|leonel|leonor|leslie|leticia|
    lidia|ligia|lilian|liliana|lilly|linda|lisbeth|lizeth|lorena|lorenzo|lourdes|lucas|lucia|luciana|lucila|luis|luisa|luz|
    magdalena|maikel|manuel|manuela|marc|marcela|marcelo|marco|marcos|margarita|maria|mariana|maribel|maricela|maricruz|
    mariela|marilu|marina|mario|marisol|maritza|marlen|marlene|marlon|marta|martha|mary|mateo|matias|mauricio|maynor|
    mayra|maximo|melanie|melissa|melvin|mercedes|merlin|michael|michelle|miguel|milagro|milagros|milton|mirella|miriam|
    mirna|mirta|misael|mohammed|moises|monica|nahum|nancy|natalia|nataly|nelly|nelson|nery|nestor|nicolas|nicole|nidia|
    noe|noel|noelia|noemi|nora|norma|obed|odalis|odalys|ofelia|olga|olivia|olvin|orlando|oscar|osman|osmar|otilia|otoniel|
    pablo|pamela|paola|patricia|patrick|paul|paula|paulina|pedro|peter|petrona|rafael|ramiro|ramon|raquel|raul|rebeca|
    regina|reina|reinaldo|rene|reyna|ricardo|richard|rigoberto|rita|robert|roberto|rocio|rodolfo|rodrigo|roger|rogelio|
    rolando|roman|rosa|rosalia|rosalina|rosaura|rosibel|rosita|roxana|ruben|rudy|ruth|sabrina|said|samuel|sandra|santiago|
    sara|sarai|saul|sebastian|selena|selvin|sergio|sheyla|silvia|simeon|sofia|sonia|stefany|stephanie|steven|sulema|susana|
    suyapa|tania|tatiana|teodoro|teofilo|teresa|tereza|thelma|thomas|tomas|ubaldo|ulises|valentina|valeria|vanesa|vanessa|
    veronica|vicenta|vicente|victor|victoria|vilma|violeta|virginia|vivian|waleska|walter|wendy|wilber|wilfredo|wilian|
    william|willian|wilmer|wilson|xiomara|yadira|yamileth|yaneth|yanet|yanira|yasmin|yeimi|yenifer|yeni|yesenia|yessenia|
    yineth|yoel|yohana|yolanda|yordanis|yosselin|yulissa|yuri|zoila|zulema|zulma|roselyn|widline|jhon|jhonny|yeison|
    yunior|junior|yosbel|yoandri|yusnier|maikol|dayron|lisandra|yanelis|yuleidy|marisela|wilmar|robinson|johan|geraldine
    """
)
SURNAMES = word_set(
    """
    acevedo|acosta|aguilar|aguirre|alfaro|alvarado|alvarez|amador|amaya|andino|andrade|aparicio|aragon|arana|arce|arevalo|
    argueta|arias|arita|arriaga|avila|ayala|baptiste|barahona|barrera|barrios|batista|bautista|bermudez|blanco|bodden|bonilla|borjas|
    bravo|bueso|bustillo|caal|caballero|cabrera|caceres|calderon|calix|campos|canales|cano|carbajal|cardona|carranza|carrasco|
    carrillo|castaneda|castellanos|castillo|castro|cerrato|cerritos|cevallos|chacon|chaves|chavez|choc|chub|chavarria|cifuentes|contreras|cordero|cordova|coronado|
    corrales|cortes|cortez|cruz|cuellar|cueva|davila|delgado|diaz|dominguez|duarte|duran|echeverria|enamorado|escalante|escobar|
    espinal|espinosa|espinoza|estrada|fajardo|fernandez|figueroa|flores|franco|fuentes|funez|funes|galdamez|galeano|gallardo|gallegos|galvez|
    galindo|garcia|garay|garza|giron|gomez|gonzales|gonzalez|gramajo|guardado|guerra|guerrero|guevara|gutierrez|guzman|
    hdez|henriquez|hernandez|herrera|hidalgo|huezo|ibarra|iglesias|ixcoy|izaguirre|jimenez|juarez|lainez|lara|lazo|lemus|
    leiva|lima|linares|lobo|lopez|lozano|lucero|luna|machado|maldonado|marin|marquez|marroquin|martinez|mata|matute|mayorga|
    medina|mejia|melendez|melgar|membreno|mencia|mendez|mendoza|menjivar|mercado|meza|miranda|molina|moncada|mondragon|monge|monroy|
    montano|montenegro|montes|montoya|mora|morales|moran|moreno|morillo|moya|munguia|munoz|murcia|murillo|najera|navarrete|navarro|nunez|
    obando|ochoa|ordonez|orellana|orozco|ortega|ortiz|osorio|oviedo|pacheco|padilla|paredes|parra|paz|pena|peralta|perdomo|pereira|perez|
    pineda|pinto|polanco|ponce|portillo|quezada|quinonez|quintanilla|quintero|quiroz|ramirez|ramos|rauda|recinos|reyes|rios|rivas|rivera|
    robles|rodas|rodriguez|rojas|romero|rosales|rubio|ruiz|salazar|saldana|salgado|salinas|sanabria|sanchez|sandoval|santana|santamaria|
    santiago|santos|saravia|segovia|serrano|sierra|solano|solis|solorzano|sorto|soto|sosa|suarez|suazo|tejada|tejeda|torres|toro|trejo|
    trochez|tzoc|umana|umanzor|urbina|urrutia|valdes|valdez|valencia|valenzuela|valladares|valle|vargas|vasquez|vazquez|vega|velasco|velasquez|
    velez|ventura|vera|villalobos|villalta|villatoro|villeda|villegas|xol|yanes|ybarra|zamora|zapata|zavala|zelaya|zepeda|zuniga|zuniga|
    smith|johnson|williams|brown|jones|singh|kaur|joseph|jean|louis|charles|pierre|saint-fleur|cax|chavez|tum|tzul|coc|ical|pop|
    tiul|cuz|ixcot|mendoza|bamaca|ajanel|sacul|tzunux|xicay|sicay
    """
)
