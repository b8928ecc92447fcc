"""What single cells say: dates, numbers, codes, ports and goods, repaired where certain."""
