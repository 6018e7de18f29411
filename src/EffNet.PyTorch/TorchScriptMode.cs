namespace EffNet.PyTorch;

/// <summary>Specifies the purpose of a TorchScript archive.</summary>
public enum TorchScriptMode
{
    /// <summary>Evaluation: no operation is random, batch norms use their running statistics, and parameters do not require gradients.</summary>
    Evaluation,

    /// <summary>
    /// Training: parameters require gradients, batch norms use the statistics of the batch and update the running statistics, and dropout and stochastic depth
    /// are active. <c>train()</c> and <c>eval()</c> switch all of this. The <c>state_dict</c> has the names of the network, which are torchvision's.
    /// </summary>
    Training,
}
