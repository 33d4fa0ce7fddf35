"""Invented pools: people who come forward unevenly, and quotas near the shares of a population."""

import numpy as np

from alongside.core.lottery import Pool, Quota

SHARES = {
    "age": [0.14, 0.17, 0.16, 0.16, 0.15, 0.12, 0.1],
    "gender": [0.5, 0.49, 0.01],
    "ethnicity": [0.8, 0.09, 0.05, 0.03, 0.03],
    "area": [0.2] * 5,
    "disability": [0.22, 0.78],
    "role": [0.7, 0.18, 0.12],
    "region": [0.25, 0.25, 0.2, 0.15, 0.15],
}


def invented(people: int, size: int, features: int, slack: float, seed: int, sharing: int = 0) -> Pool:
    """Return a pool with up to seven features; quotas lie `slack` places around their share; some share homes in pairs.

    No minimum is above how many came forward, so that there is most often a panel.
    """
    random = np.random.default_rng(seed)
    values, quotas = {}, []
    for name in list(SHARES)[:features]:
        shares = np.array(SHARES[name]) / sum(SHARES[name])
        came = shares * np.exp(random.normal(0, 0.6, len(shares)))
        drawn = random.choice(len(shares), people, p=came / came.sum())
        values[name] = [f"{name} {number}" for number in drawn]
        for number, share in enumerate(shares):
            there = int((drawn == number).sum())
            least = max(0, min(int(np.floor(share * size - slack)), there))
            most = int(np.ceil(share * size + slack))
            quotas.append(Quota(feature=name, value=f"{name} {number}", least=least, most=max(most, least)))
    homes = [f"home {number // 2}" if number < sharing else "" for number in range(people)]
    names = [f"p{number:04d}" for number in range(people)]
    return Pool(people=names, values=values, quotas=quotas, size=size, households=homes if sharing else ())
