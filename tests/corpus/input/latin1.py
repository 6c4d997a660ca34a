# -*- coding: latin-1 -*-
name = 'ä'


def f(größe):
    return größe
