using EffNet.Networks;

namespace EffNet.PyTorch.Python;

/// <summary>Writes the initialization of weights. Weights that the generated code does not initialize keep the defaults of PyTorch's layers.</summary>
internal static class PythonInitialization
{
    /// <summary>Returns the method of the network that initializes its weights.</summary>
    /// <param name="initialization">The distribution of initial weights.</param>
    public static string Of(Initialization initialization)
    {
        var (documentation, convolution, linear) = initialization switch
        {
            Initialization.TensorFlow => ("TensorFlow's EfficientNet does", PerChannel, WithinClasses),
            Initialization.MobileNetV2 => ("torchvision's MobileNetV2 does", Whole, Narrow),
            Initialization.ResNet => ("torchvision's ResNet does", Whole, string.Empty),
            _ => ("torchvision's EfficientNet does", Whole, WithinClasses),
        };
        return $""""

                def reset_parameters(self) -> None:
                    """Initializes the weights as {documentation}."""
                    for module in self.modules():
                        if isinstance(module, nn.Conv2d):
            {convolution}
                            if module.bias is not None:
                                nn.init.zeros_(module.bias)
            {linear}
            """".TrimEnd() + "\n";
    }

    private const string Whole = """
                            nn.init.kaiming_normal_(module.weight, mode="fan_out")
            """;

    private const string PerChannel = """
                            # A depthwise convolution is one filter for each channel.
                            outputs = module.weight[0, 0].numel() * module.out_channels // module.groups
                            nn.init.normal_(module.weight, 0.0, math.sqrt(2.0 / outputs))
            """;

    private const string WithinClasses = """
                        elif isinstance(module, nn.Linear):
                            bound = 1.0 / math.sqrt(module.out_features)
                            nn.init.uniform_(module.weight, -bound, bound)
                            nn.init.zeros_(module.bias)
            """;

    private const string Narrow = """
                        elif isinstance(module, nn.Linear):
                            nn.init.normal_(module.weight, 0.0, 0.01)
                            nn.init.zeros_(module.bias)
            """;
}
