"""The local authorities of the United Kingdom by region, to prove that every one of them can be found."""

AUTHORITIES = {
    "east": """
        Babergh; Basildon; Bedford; Braintree; Breckland; Brentwood; Broadland; Broxbourne; Cambridge; Castle
        Point; Central Bedfordshire; Chelmsford; Colchester; Dacorum; East Cambridgeshire; East Hertfordshire;
        East Suffolk; Epping Forest; Fenland; Great Yarmouth; Harlow; Hertsmere; Huntingdonshire; Ipswich;
        King's Lynn and West Norfolk; Luton; Maldon; Mid Suffolk; North Hertfordshire; North Norfolk; Norwich;
        Peterborough; Rochford; South Cambridgeshire; South Norfolk; Southend-on-Sea; St Albans; Stevenage;
        Tendring; Three Rivers; Thurrock; Uttlesford; Watford; Welwyn Hatfield; West Suffolk
    """,
    "london": """
        Barking and Dagenham; Barnet; Bexley; Brent; Bromley; Camden; City of London; Croydon; Ealing;
        Enfield; Greenwich; Hackney; Hammersmith and Fulham; Haringey; Harrow; Havering; Hillingdon; Hounslow;
        Islington; Kensington and Chelsea; Kingston upon Thames; Lambeth; Lewisham; Merton; Newham; Redbridge;
        Richmond upon Thames; Southwark; Sutton; Tower Hamlets; Waltham Forest; Wandsworth; Westminster
    """,
    "midlands": """
        Amber Valley; Ashfield; Bassetlaw; Birmingham; Blaby; Bolsover; Boston; Bromsgrove; Broxtowe; Cannock
        Chase; Charnwood; Chesterfield; Coventry; Derby; Derbyshire Dales; Dudley; East Lindsey; East
        Staffordshire; Erewash; Gedling; Harborough; Herefordshire; High Peak; Hinckley and Bosworth;
        Leicester; Lichfield; Lincoln; Malvern Hills; Mansfield; Melton; Newark and Sherwood;
        Newcastle-under-Lyme; North East Derbyshire; North Kesteven; North Northamptonshire; North
        Warwickshire; North West Leicestershire; Nottingham; Nuneaton and Bedworth; Oadby and Wigston;
        Redditch; Rugby; Rushcliffe; Rutland; Sandwell; Shropshire; Solihull; South Derbyshire; South Holland;
        South Kesteven; South Staffordshire; Stafford; Staffordshire Moorlands; Stoke-on-Trent;
        Stratford-on-Avon; Tamworth; Telford and Wrekin; Walsall; Warwick; West Lindsey; West
        Northamptonshire; Wolverhampton; Worcester; Wychavon; Wyre Forest
    """,
    "north-east": """
        Barnsley; Bradford; Calderdale; County Durham; Darlington; Doncaster; East Riding of Yorkshire;
        Gateshead; Hartlepool; Kingston upon Hull; Kirklees; Leeds; Middlesbrough; Newcastle upon Tyne; North
        East Lincolnshire; North Lincolnshire; North Tyneside; North Yorkshire; Northumberland; Redcar and
        Cleveland; Rotherham; Sheffield; South Tyneside; Stockton-on-Tees; Sunderland; Wakefield; York
    """,
    "north-west": """
        Blackburn with Darwen; Blackpool; Bolton; Burnley; Bury; Cheshire East; Cheshire West and Chester;
        Chorley; Cumberland; Fylde; Halton; Hyndburn; Knowsley; Lancaster; Liverpool; Manchester; Oldham;
        Pendle; Preston; Ribble Valley; Rochdale; Rossendale; Salford; Sefton; South Ribble; St. Helens;
        Stockport; Tameside; Trafford; Warrington; West Lancashire; Westmorland and Furness; Wigan; Wirral;
        Wyre
    """,
    "northern-ireland": """
        Antrim and Newtownabbey; Ards and North Down; Armagh City, Banbridge and Craigavon; Belfast; Causeway
        Coast and Glens; Derry City and Strabane; Fermanagh and Omagh; Lisburn and Castlereagh; Mid Ulster;
        Mid and East Antrim; Newry, Mourne and Down
    """,
    "scotland": """
        Aberdeen City; Aberdeenshire; Angus; Argyll and Bute; City of Edinburgh; Clackmannanshire; Dumfries
        and Galloway; Dundee City; East Ayrshire; East Dunbartonshire; East Lothian; East Renfrewshire;
        Falkirk; Fife; Glasgow City; Highland; Inverclyde; Midlothian; Moray; Na h-Eileanan Siar; North
        Ayrshire; North Lanarkshire; Orkney Islands; Perth and Kinross; Renfrewshire; Scottish Borders;
        Shetland Islands; South Ayrshire; South Lanarkshire; Stirling; West Dunbartonshire; West Lothian
    """,
    "south-east": """
        Adur; Arun; Ashford; Basingstoke and Deane; Bracknell Forest; Brighton and Hove; Buckinghamshire;
        Canterbury; Cherwell; Chichester; Crawley; Dartford; Dover; East Hampshire; Eastbourne; Eastleigh;
        Elmbridge; Epsom and Ewell; Fareham; Folkestone and Hythe; Gosport; Gravesham; Guildford; Hart;
        Hastings; Havant; Horsham; Isle of Wight; Lewes; Maidstone; Medway; Mid Sussex; Milton Keynes; Mole
        Valley; New Forest; Oxford; Portsmouth; Reading; Reigate and Banstead; Rother; Runnymede; Rushmoor;
        Sevenoaks; Slough; South Oxfordshire; Southampton; Spelthorne; Surrey Heath; Swale; Tandridge; Test
        Valley; Thanet; Tonbridge and Malling; Tunbridge Wells; Vale of White Horse; Waverley; Wealden; West
        Berkshire; West Oxfordshire; Winchester; Windsor and Maidenhead; Woking; Wokingham; Worthing
    """,
    "south-west": """
        Bath and North East Somerset; Bournemouth, Christchurch and Poole; Bristol; Cheltenham; Cornwall;
        Cotswold; Dorset; East Devon; Exeter; Forest of Dean; Gloucester; Isles of Scilly; Mid Devon; North
        Devon; North Somerset; Plymouth; Somerset; South Gloucestershire; South Hams; Stroud; Swindon;
        Teignbridge; Tewkesbury; Torbay; Torridge; West Devon; Wiltshire
    """,
    "wales": """
        Blaenau Gwent; Bridgend; Caerphilly; Cardiff; Carmarthenshire; Ceredigion; Conwy; Denbighshire;
        Flintshire; Gwynedd; Isle of Anglesey; Merthyr Tydfil; Monmouthshire; Neath Port Talbot; Newport;
        Pembrokeshire; Powys; Rhondda Cynon Taf; Swansea; Torfaen; Vale of Glamorgan; Wrexham
    """,
}
