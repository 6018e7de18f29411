"""The networks of torchvision that the tests compare, each with the resolution of its .effnet declaration."""

EFFICIENTNETS = {
    "efficientnet_b0": 224,
    "efficientnet_b1": 240,
    "efficientnet_b2": 260,
    "efficientnet_b3": 300,
    "efficientnet_b4": 380,
    "efficientnet_b5": 456,
    "efficientnet_b6": 528,
    "efficientnet_b7": 600,
}

OTHERS = {
    "efficientnet_v2_s": 384,
    "efficientnet_v2_m": 480,
    "efficientnet_v2_l": 480,
    "mobilenet_v2": 224,
    "resnet18": 224,
    "resnet34": 224,
    "resnet50": 224,
    "resnet101": 224,
    "resnet152": 224,
    "resnext101_32x8d": 224,
}

NETWORKS = {**EFFICIENTNETS, **OTHERS}
