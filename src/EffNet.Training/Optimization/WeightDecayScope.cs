namespace EffNet.Training;

/// <summary>Specifies the parameters to which weight decay applies.</summary>
public enum WeightDecayScope
{
    /// <summary>
    /// All parameters except the weights and biases of batch norms. The biases of convolutions and linear layers are included. This is the rule of the EfficientNet paper's code
    /// (<c>efficientnet/efficientnet_model.py</c> and <c>main.py</c> of tensorflow/tpu: every variable without <c>batch_normalization</c> in its name).
    /// </summary>
    AllButBatchNorm,

    /// <summary>
    /// Only the weights of convolutions and linear layers, without biases and batch norms. This is the rule of timm (every parameter with two or more dimensions).
    /// </summary>
    WeightsOnly,
}
